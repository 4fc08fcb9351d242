import type { Kind } from '../kinds.ts'
import type { Details } from '../notices/store.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
}

const common = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
const dayFormat = new Intl.DateTimeFormat('ru-RU', { ...common, weekday: 'long' })
const shortFormat = new Intl.DateTimeFormat('ru-RU', common)

const formatted = (format: Intl.DateTimeFormat, date: string | undefined): string =>
  date === undefined ? '' : format.format(new Date(`${date}T00:00:00Z`))

/** «вторник, 10 ноября» */
const day = (date: string | undefined): string => formatted(dayFormat, date)

/** «10 ноября» */
const shortDay = (date: string | undefined): string => formatted(shortFormat, date)

const markWords = ({ pupil = '', subject = '', value = '', previous = '', ...rest }: Details) => {
  const on = day(rest['date'])
  if (value === '') return `${pupil}: снята оценка ${previous} — ${subject}, ${on}.`
  if (previous !== '') {
    return `${pupil}: оценка исправлена с ${previous} на ${value} — ${subject}, ${on}.`
  }
  const { work = '' } = rest
  return `${pupil}: оценка ${value} — ${subject}, ${on}${work === '' ? '' : ` (${work})`}.`
}

const lessonForms = { one: 'урок', few: 'урока', many: 'уроков', other: 'урока' } as const
const lessonRules = new Intl.PluralRules('ru-RU')

/** «5 уроков» */
const lessons = (count: string): string => {
  const form = lessonRules.select(Number(count)) as keyof typeof lessonForms
  return `${count} ${lessonForms[form]}`
}

const changes: Readonly<Record<string, string>> = {
  cancelled: 'урок отменён',
  moved: 'урок перенесён',
  replaced: 'урок проведёт другой учитель',
  restored: 'урок снова в расписании',
}

const bulkChanges: Readonly<Record<string, string>> = {
  cancelled: 'отменено',
  moved: 'перенесено',
  replaced: 'замена учителя',
  restored: 'снова в расписании',
}

/** A sentence ends with one full stop: «Ким М.» has it already. */
const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

/** Several lessons may well be of one day. */
const spanOf = ({ date, lastDate }: Details): string =>
  date === lastDate ? shortDay(date) : `с ${shortDay(date)} по ${shortDay(lastDate)}`

const ownTeacher = 'свой учитель'

/** What happened to one lesson; a move within the day is one of the number, or of the room alone. */
const changeOf = (details: Details): string => {
  const { change = '', date, slot, newDate, newSlot, teacher = ownTeacher } = details
  if (change === 'returned') return `урок снова ведёт ${teacher}`
  const what = changes[change] ?? 'изменение в расписании'
  if (newDate === undefined || newSlot === undefined) return what
  if (newDate !== date) return `${what}. Теперь: ${day(newDate)}, ${newSlot}-й урок`
  return newSlot === slot
    ? `${slot}-й урок пройдёт в другом кабинете`
    : `${what}. Был ${slot}-й урок, теперь ${newSlot}-й`
}

const lessonWords = (details: Details): string => {
  const { subject = '', change = '', teacher = '', reason = '', count } = details
  const why = reason === '' ? '' : ` Причина: ${closed(reason)}`
  const who = change === 'replaced' && teacher !== '' ? ` Учитель: ${closed(teacher)}` : ''
  if (count !== undefined) {
    const what =
      change === 'returned'
        ? `снова ведёт ${teacher === '' ? ownTeacher : teacher}`
        : (bulkChanges[change] ?? 'изменение в расписании')
    return `${subject}: ${what} — ${lessons(count)}, ${spanOf(details)}.${who}${why}`
  }
  return `${subject}, ${day(details['date'])}: ${closed(changeOf(details))}${who}${why}`
}

const finalWords = ({ pupil = '', subject = '', value = '', period = '', ...rest }: Details) => {
  const { previous = '' } = rest
  const what =
    previous === ''
      ? `итоговая отметка ${value}`
      : `итоговая отметка исправлена с ${previous} на ${value}`
  return `${pupil}: ${what} — ${subject}, ${period}.`
}

const homeworkWords = ({
  pupil = '',
  subject = '',
  value = '',
  previous = '',
  ...rest
}: Details) => {
  const about = `${pupil}: ${subject}, задание с урока ${shortDay(rest['date'])}`
  return value === ''
    ? `${about} снято. Было: ${closed(previous)}`
    : `${about} изменено. Теперь: ${closed(value)} Было: ${closed(previous)}`
}

const absenceWords = ({ pupil = '', subject = '', value = '', ...rest }: Details): string =>
  `${pupil}: отмечено «${value}» — ${subject}, ${day(rest['date'])}.`

const catalogue: Readonly<
  Record<Kind, { readonly subject: string; readonly sentence: (details: Details) => string }>
> = {
  mark: { subject: 'Оценка в дневнике', sentence: markWords },
  'lesson-changed': { subject: 'Изменение в расписании', sentence: lessonWords },
  final: { subject: 'Итоговая отметка', sentence: finalWords },
  absence: { subject: 'Пропуск урока', sentence: absenceWords },
  homework: { subject: 'Домашнее задание изменено', sentence: homeworkWords },
}

const footer =
  'Вы выбрали такие письма в электронном дневнике «Звонок»; там же их можно отключить. Отвечать на письмо не нужно.'

export const letterOf = (kind: Kind, details: Details): Letter => ({
  subject: catalogue[kind].subject,
  text: `${catalogue[kind].sentence(details)}\n\n${footer}\n`,
})
