import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat, type Format } from '../../ui/format.ts'
import type { Lesson } from '../reads.ts'
import { isTrace } from './trace.ts'

interface Language {
  readonly t: TFunction
  readonly format: Format
}

const moveOf = (lesson: Lesson, date: string, { t, format }: Language): string => {
  const { movedFrom, movedFromSlot, movedTo, movedToSlot } = lesson
  if (isTrace(lesson)) {
    const [weekday, day] = [format.weekday(movedTo), format.day(movedTo)]
    return t('diary.movedTo', { weekday, day, slot: movedToSlot })
  }
  if (movedFrom === '') return ''
  return movedFrom === date
    ? t('diary.movedWithin', { slot: movedFromSlot })
    : t('diary.moved', { day: format.dayAndWeekday(movedFrom) })
}

/** What happened to a lesson shown on the date, in sentences; none for a lesson held as planned. */
export const changeWords = (
  lesson: Lesson,
  date: string,
  language: Language,
): readonly string[] => {
  const { t } = language
  const { isCancelled, replacedTeacher, changeReason, teacher } = lesson
  const cancelled = isCancelled ? t('diary.cancelled') : ''
  const move = moveOf(lesson, date, language)
  const words = [
    // Where it left, it first went elsewhere and was cancelled there.
    ...(isTrace(lesson) ? [move, cancelled] : [cancelled, move]),
    replacedTeacher === '' ? '' : t('diary.replaced', { teacher, replaced: replacedTeacher }),
  ].filter((sentence) => sentence !== '')
  if (words.length > 0 && changeReason !== '')
    words.push(t('diary.reason', { reason: changeReason }))
  // A short name ends with a full stop of its own.
  return words.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`))
}

export const useChangeWords = (): ((lesson: Lesson, date: string) => readonly string[]) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (lesson, date) => changeWords(lesson, date, { t, format })
}
