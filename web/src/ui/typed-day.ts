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
