import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../api/types.ts'

/** Dates without time are `YYYY-MM-DD` of the school and never pass through a time zone. */
const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`)

export interface Format {
  /** 10:42 */
  clock(at: Date): string
  /** 3 сентября */
  day(date: string): string
  /** 7–9 сентября; 30 сентября – 2 октября */
  span(from: string, to: string): string
  /** 3 сентября, чт */
  dayAndWeekday(date: string): string
  /** чт */
  weekday(date: string): string
  /** сентябрь */
  month(date: string): string
  /** 03.09.2026 */
  date(date: string): string
  /** 3 сентября, 10:42 */
  moment(at: Date): string
  /** 10:42, and the day as well when it is not today's. */
  since(at: Date, now?: Date): string
  /** 4,62; a missing average is a dash and never a zero. */
  average(value: number | undefined): string
  /** 1 428 */
  count(value: number): string
  /** 96,4 % */
  percent(share: number | undefined): string
  /** +1,4: a change of a share, in points of a hundred. */
  points(change: number): string
}

const noValue = '—'

export const createFormat = (locale: Locale): Format => {
  const tag = locale === 'ru' ? 'ru-RU' : 'en-GB'
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
  const instants = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options)
  const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)

  const day = dates({ day: 'numeric', month: 'long' })
  const weekday = dates({ weekday: 'short' })
  const month = dates({ month: 'long' })
  const date = dates({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const clock = instants({ hour: '2-digit', minute: '2-digit' })
  const moment = instants({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
  const average = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const count = numbers({ maximumFractionDigits: 0 })
  const percent = numbers({ style: 'percent', maximumFractionDigits: 1 })
  const points = numbers({ maximumFractionDigits: 1, signDisplay: 'exceptZero' })

  return {
    clock: (at) => clock.format(at),
    day: (text) => day.format(dayOf(text)),
    span: (from, to) =>
      from.slice(0, 7) === to.slice(0, 7)
        ? `${Number(from.slice(8))}–${day.format(dayOf(to))}`
        : `${day.format(dayOf(from))} – ${day.format(dayOf(to))}`,
    dayAndWeekday: (text) => `${day.format(dayOf(text))}, ${weekday.format(dayOf(text))}`,
    weekday: (text) => weekday.format(dayOf(text)),
    month: (text) => month.format(dayOf(text)),
    date: (text) => date.format(dayOf(text)),
    moment: (at) => moment.format(at),
    since: (at, now = new Date()) =>
      (at.toDateString() === now.toDateString() ? clock : moment).format(at),
    average: (value) => (value === undefined ? noValue : average.format(value)),
    count: (value) => count.format(value),
    points: (change) => points.format(Math.round(change * 1000) / 10).replace('-', '−'),
    percent: (share) => (share === undefined ? noValue : percent.format(share)),
  }
}

export const useFormat = (): Format => {
  const { i18n } = useTranslation()
  return useMemo(() => createFormat(i18n.language === 'en' ? 'en' : 'ru'), [i18n.language])
}
