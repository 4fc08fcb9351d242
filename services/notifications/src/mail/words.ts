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

const changes: Readonly<Record<string, string>> = {
  cancelled: 'урок отменён',
  moved: 'урок перенесён',
  replaced: 'урок проведёт другой учитель',
  restored: 'урок снова в расписании',
}

const bulkChanges: Readonly<Record<string, string>> = {
  cancelled: 'отменены уроки',
  moved: 'перенесены уроки',
  replaced: 'замена учителя на уроках',
  restored: 'снова в расписании уроки',
}

/** A sentence ends with one full stop: «Ким М.» has it already. */
const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

const lessonWords = (details: Details): string => {
  const { subject = '', change = '', teacher = '', reason = '', count } = details
  const why = reason === '' ? '' : ` Причина: ${closed(reason)}`
  const who = change === 'replaced' && teacher !== '' ? ` Учитель: ${closed(teacher)}` : ''
  if (count !== undefined) {
    const span = `с ${shortDay(details['date'])} по ${shortDay(details['lastDate'])}`
    return `${subject}: ${bulkChanges[change] ?? 'изменение в расписании'} (${count}), ${span}.${who}${why}`
  }
  const to = details['newDate'] === undefined ? '' : `: ${day(details['newDate'])}`
  return `${subject}, ${day(details['date'])}: ${changes[change] ?? 'изменение в расписании'}${to}.${who}${why}`
}

const finalWords = ({ pupil = '', subject = '', value = '', period = '' }: Details): string =>
  `${pupil}: итоговая отметка ${value} — ${subject}, ${period}.`

const absenceWords = ({ pupil = '', subject = '', value = '', ...rest }: Details): string =>
  `${pupil}: отмечено «${value}» — ${subject}, ${day(rest['date'])}.`

const catalogue: Readonly<
  Record<Kind, { readonly subject: string; readonly sentence: (details: Details) => string }>
> = {
  mark: { subject: 'Оценка в дневнике', sentence: markWords },
  'lesson-changed': { subject: 'Изменение в расписании', sentence: lessonWords },
  final: { subject: 'Итоговая отметка', sentence: finalWords },
  absence: { subject: 'Пропуск урока', sentence: absenceWords },
}

const footer =
  'Вы выбрали такие письма в электронном дневнике «Звонок»; там же их можно отключить. Отвечать на письмо не нужно.'

export const letterOf = (kind: Kind, details: Details): Letter => ({
  subject: catalogue[kind].subject,
  text: `${catalogue[kind].sentence(details)}\n\n${footer}\n`,
})
