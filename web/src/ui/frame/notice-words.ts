import type { TFunction } from 'i18next'
import type { Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { useTranslation } from 'react-i18next'
import type { Json, Locale } from '../../api/types.ts'
import { absenceLabel } from '../absence-label.ts'
import { useFormat, type Format } from '../format.ts'

export interface NoticeWords {
  /** What happened, in one sentence without a full stop. */
  readonly headline: string
  /** Whom it concerns, when, and why. */
  readonly rest: string
}

type Details = Json<Notice>['details']

interface Words {
  readonly t: TFunction
  readonly format: Format
  readonly locale: Locale
  readonly details: Details
}

/** Sentences one after another; one that ends with a full stop keeps it. */
const sentences = (...texts: readonly (string | undefined)[]): string =>
  texts
    .filter((text) => text !== undefined && text !== '')
    .map((text) => (text?.endsWith('.') || text?.endsWith('…') ? text : `${text}.`))
    .join(' ')

const dayOf = ({ format, details }: Words): string | undefined =>
  details['date'] === undefined ? undefined : format.dayAndWeekday(details['date'])

const slotOf = ({ t, details: { slot } }: Words): string | undefined =>
  slot === undefined ? undefined : t('notice.slot', { slot })

const joined = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join(', ')

const reasonOf = ({ t, details: { reason } }: Words): string | undefined =>
  reason === undefined ? undefined : t('notice.reason', { reason })

const mark = (words: Words): NoticeWords => {
  const { t, details } = words
  const { pupil, subject = '', value = '', previous = '', work } = details
  const rest = sentences(pupil, joined(work, dayOf(words)))
  if (value === '') return { headline: t('notice.markRemoved', { subject, previous }), rest }
  if (previous !== '')
    return { headline: t('notice.markChanged', { subject, previous, value }), rest }
  return { headline: t('notice.mark', { subject, value }), rest }
}

const final = ({ t, details }: Words): NoticeWords => {
  const { pupil, subject = '', value = '', previous = '', period } = details
  const headline =
    previous === ''
      ? t('notice.final', { subject, value })
      : t('notice.finalChanged', { subject, previous, value })
  return { headline, rest: sentences(pupil, period) }
}

const absence = (words: Words): NoticeWords => {
  const { pupil, subject = '', value: label = '', absence: kind = '' } = words.details
  const value = absenceLabel({ kind, label }, words.locale)
  return {
    headline: words.t('notice.absence', { subject, value }),
    rest: sentences(pupil, joined(dayOf(words), slotOf(words))),
  }
}

const homework = (words: Words): NoticeWords => {
  const { t, details } = words
  const { pupil, subject = '', value = '', previous = '' } = details
  const day = dayOf(words)
  const of = day === undefined ? undefined : t('notice.homeworkOf', { day })
  const before = t('notice.homeworkBefore', { text: previous })
  if (value === '')
    return {
      headline: t('notice.homeworkRemoved', { subject }),
      rest: sentences(pupil, of, before),
    }
  const now = t('notice.homeworkNow', { text: value })
  return {
    headline: t('notice.homeworkChanged', { subject }),
    rest: sentences(pupil, of, now, before),
  }
}

/** «Ким М. С.» stays in one line. */
const teacherOf = ({ teacher = '' }: Details): string => teacher.replaceAll(' ', '\u00a0')

/** Moved to another room alone: neither the day nor the number is news. */
const isRoomAlone = ({ date, slot, newDate, newSlot }: Details): boolean =>
  newDate !== undefined && newDate === date && newSlot === slot

const lessonHeadline = ({ t, format, details }: Words): string => {
  const { subject = '', newDate, date } = details
  switch (details['change']) {
    case 'cancelled':
      return t('notice.lessonCancelled', { subject })
    case 'moved':
      if (isRoomAlone(details)) return t('notice.lessonInAnotherRoom', { subject })
      // Within the day only its number changes: that stands in the rest.
      return newDate === undefined || newDate === date
        ? t('notice.lessonMoved', { subject })
        : t('notice.lessonMovedTo', { subject, newDay: format.dayAndWeekday(newDate) })
    case 'replaced':
      return t('notice.lessonReplaced', { subject, teacher: teacherOf(details) })
    case 'returned':
      return t('notice.lessonReturned', { subject, teacher: teacherOf(details) })
    case 'restored':
      return t('notice.lessonRestored', { subject })
    default:
      return t('notice.lessonChanged', { subject })
  }
}

const lesson = (words: Words): NoticeWords => {
  const { t, details } = words
  const { pupil, newSlot, change } = details
  const place = joined(dayOf(words), slotOf(words))
  const where =
    change === 'moved' && !isRoomAlone(details)
      ? joined(t('notice.stood', { day: place }), newSlot && t('notice.newSlot', { slot: newSlot }))
      : place
  return { headline: lessonHeadline(words), rest: sentences(pupil, where, reasonOf(words)) }
}

const lessonsHeadline = ({ t, details }: Words, count: number): string => {
  switch (details['change']) {
    case 'cancelled':
      return t('notice.lessonsCancelled', { count })
    case 'moved':
      return t('notice.lessonsMoved', { count })
    case 'replaced':
      return t('notice.lessonsReplaced', { count, teacher: teacherOf(details) })
    case 'returned':
      return t('notice.lessonsReturned', { count, teacher: teacherOf(details) })
    case 'restored':
      return t('notice.lessonsRestored', { count })
    default:
      return t('notice.lessonsChanged', { count })
  }
}

const lessons = (words: Words, count: number): NoticeWords => {
  const { format, details } = words
  const { pupil, subject, date, lastDate } = details
  const span =
    date === undefined || lastDate === undefined || date === lastDate
      ? dayOf(words)
      : format.span(date, lastDate)
  return {
    headline: lessonsHeadline(words, count),
    rest: sentences(pupil, subject, span, reasonOf(words)),
  }
}

/** A notice is a kind with details; the sentences are the reader's, in the reader's language. */
export const wordNotice = (
  t: TFunction,
  format: Format,
  locale: Locale,
  { kind, details }: Pick<Json<Notice>, 'kind' | 'details'>,
): NoticeWords => {
  const words = { t, format, locale, details }
  const count = Number(details['count'] ?? 1)
  // The gateway sends enum names without their prefix, the generated type has it.
  switch (kind.replace('NOTICE_KIND_', '')) {
    case 'MARK':
      return mark(words)
    case 'LESSON_CHANGED':
      return count > 1 ? lessons(words, count) : lesson(words)
    case 'FINAL':
      return final(words)
    case 'ABSENCE':
      return absence(words)
    case 'HOMEWORK':
      return homework(words)
    default:
      return { headline: t('notice.other'), rest: sentences(dayOf(words)) }
  }
}

export const useNoticeWords = (): ((notice: Json<Notice>) => NoticeWords) => {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const locale = i18n.language === 'en' ? 'en' : 'ru'
  return (notice) => wordNotice(t, format, locale, notice)
}
