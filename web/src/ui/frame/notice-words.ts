import type { TFunction } from 'i18next'
import type { Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types.ts'
import { useFormat } from '../format.ts'

/** A notice is a kind with details; the sentence is the reader's, in the reader's language. */
export const useNoticeWords = (): ((notice: Json<Notice>) => string) => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ kind, details }) => {
    const { pupil = '', subject = '', value = '', previous = '', work = '', reason = '' } = details
    const { change = '', teacher = '', period = '' } = details
    const day = details['date'] === undefined ? '' : format.dayAndWeekday(details['date'])
    // The gateway sends enum names without their prefix, the generated type has it.
    switch (kind.replace('NOTICE_KIND_', '')) {
      case 'MARK':
        if (value === '') return t('notice.markRemoved', { pupil, subject, previous, day })
        return previous === ''
          ? t('notice.mark', { pupil, subject, value, work, day })
          : t('notice.markChanged', { pupil, subject, value, previous, day })
      case 'LESSON_CHANGED':
        return [lessonChange(t, change, { subject, day, teacher }), reason]
          .filter(Boolean)
          .join(' ')
      case 'FINAL':
        return t('notice.final', { pupil, subject, value, period })
      case 'ABSENCE':
        return t('notice.absence', { pupil, subject, value, day })
      default:
        return t('notice.other', { subject, day })
    }
  }
}

const lessonChange = (
  t: TFunction,
  change: string,
  words: { subject: string; day: string; teacher: string },
): string => {
  switch (change.toLowerCase()) {
    case 'cancelled':
      return t('notice.lessonCancelled', words)
    case 'moved':
      return t('notice.lessonMoved', words)
    case 'replaced':
      return t('notice.lessonReplaced', words)
    case 'restored':
      return t('notice.lessonRestored', words)
    default:
      return t('notice.lessonChanged', words)
  }
}
