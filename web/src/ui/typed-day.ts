const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const two = (text: string | number): string => String(text).padStart(2, '0')

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const monthOf = (text: string): string | undefined => {
  if (/^\d+$/.test(text)) return two(text)
  const at = months.indexOf(text.slice(0, 3).toLowerCase())
  return at === -1 ? undefined : two(at + 1)
}

/**
 * The day a person typed, as an ISO day: `1.9.2026`, `01.09.26`, `1 Sep 2026`, `1.9` of this year,
 * `2026-09-01`. Undefined until it is a whole day of the calendar.
 */
export const typedDay = (text: string, today: string): string | undefined => {
  const trimmed = text.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return isDay(trimmed) ? trimmed : undefined
  const [, day, name, typedYear] =
    /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})(?:[\s./-]+(\d{4}|\d{2}))?$/i.exec(trimmed) ?? []
  const month = name === undefined ? undefined : monthOf(name)
  if (day === undefined || month === undefined) return undefined
  const year = typedYear ?? today.slice(0, 4)
  const whole = `${year.length === 2 ? `20${year}` : year}-${month}-${two(day)}`
  return isDay(whole) ? whole : undefined
}

export interface Bounds {
  readonly minDate?: string | undefined
  readonly maxDate?: string | undefined
}

export interface DayContext {
  readonly today: string
  readonly bounds: Bounds
}

export type DayFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'early' | 'late'; readonly bound: string }

export const dayFault = (text: string, { today, bounds }: DayContext): DayFault | undefined => {
  if (text.trim() === '') return undefined
  const day = typedDay(text, today)
  const { minDate, maxDate } = bounds
  if (day === undefined) return { kind: 'none' }
  if (minDate !== undefined && day < minDate) return { kind: 'early', bound: minDate }
  if (maxDate !== undefined && day > maxDate) return { kind: 'late', bound: maxDate }
  return undefined
}

// Empty would be saved as «no date», the day before the typing as if nothing had been typed.
const noDayMark = 'no-day:'

/** Stands in a form for what was typed and is no day of the calendar, or out of bounds. */
export const isNoDay = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith(noDayMark)

const hasWholeYear = (text: string): boolean => /^\d{4}-|\d{4}$/.test(text.trim())

/**
 * What a form is given of the text: an ISO day, nothing, or a mark that it must refuse. `29.02.20`
 * may be the beginning of `29.02.2015`: without a whole year it is a day only when the field is left.
 */
export const fieldDay = (
  text: string,
  context: DayContext & { readonly isDone: boolean },
): string => {
  if (text.trim() === '') return ''
  const isTaken = dayFault(text, context) === undefined && (context.isDone || hasWholeYear(text))
  return (isTaken ? typedDay(text, context.today) : undefined) ?? `${noDayMark}${text}`
}

/** Names of the fields that hold no day where one was typed. */
export const noDays = (values: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(values).filter((field) => isNoDay(values[field]))
