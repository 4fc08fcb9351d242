import type { TFunction } from 'i18next'
import type { Format } from '../../ui/format.ts'
import type { CalendarLesson } from './reads.ts'

type Place = Pick<CalendarLesson, 'date' | 'movedFrom' | 'movedFromSlot'>

/** Where a moved lesson was planned; empty for one that stands there. */
export const movedWords = (
  { date, movedFrom, movedFromSlot }: Place,
  t: TFunction,
  format: Format,
): string => {
  if (movedFrom === '') return ''
  return movedFrom === date
    ? t('calendar.movedWithin', { slot: movedFromSlot })
    : t('calendar.movedFrom', { day: format.day(movedFrom) })
}
