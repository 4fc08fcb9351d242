import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { Lesson } from '../reads.ts'

/** What happened to a lesson, in sentences; none for a lesson held as planned. */
export const useChangeWords = (): ((lesson: Lesson) => readonly string[]) => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ isCancelled, replacedTeacher, movedFrom, changeReason, teacher }) => {
    const words: string[] = []
    if (isCancelled) words.push(t('diary.cancelled'))
    if (movedFrom !== '') words.push(t('diary.moved', { day: format.dayAndWeekday(movedFrom) }))
    if (replacedTeacher !== '')
      words.push(t('diary.replaced', { teacher, replaced: replacedTeacher }))
    if (words.length > 0 && changeReason !== '')
      words.push(t('diary.reason', { reason: changeReason }))
    // A short name ends with a full stop of its own.
    return words.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`))
  }
}
