/**
 * Arithmetic on calendar days written `YYYY-MM-DD`. Such strings compare as days do; UTC is only
 * the ruler here, no zone and no clock takes part.
 */
const dayMs = 86_400_000

const toDays = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs

const fromDays = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10)

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toDays(text)) && fromDays(toDays(text)) === text

export const addDays = (date: string, days: number): string => fromDays(toDays(date) + days)

/** The same day of the month `months` later, or the last day of a shorter month. */
export const addMonths = (date: string, months: number): string => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const lastDay = new Date(Date.UTC(year, (index % 12) + 1, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8)), lastDay)
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whole days from one date to another, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => toDays(to) - toDays(from)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: string): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1

/** The Monday of the week. */
export const weekStart = (date: string): string => addDays(date, 1 - weekday(date))

/** Every date from `from` to `to`, both included. */
export const datesBetween = (from: string, to: string): string[] => {
  const count = daysBetween(from, to) + 1
  const first = toDays(from)
  return count < 1 ? [] : Array.from({ length: count }, (_, index) => fromDays(first + index))
}
