import type { LessonRow } from './store.ts'

const day = (date: string): string => date.split('-').toReversed().join('.')

/** «23.11.2026, 2»: date and number of the lesson, the same in every language. */
export const place = ({ date, slot }: Pick<LessonRow, 'date' | 'slot'>): string =>
  `${day(date)}, ${slot}`

export const span = (from: string, to: string): string =>
  from === to ? day(from) : `${day(from)} – ${day(to)}`
