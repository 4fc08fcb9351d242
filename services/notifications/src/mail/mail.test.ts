import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { PreferenceServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { sql } from '@zvonok/runtime/postgres'
import { parent } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startNotifications } from '../service.ts'
import { openMailbox, type Mailbox } from '../testing/mailbox.ts'
import { tellMarks, tellParents, tellSchool, type School } from '../testing/school.ts'
import { letterOf } from './words.ts'

// 12:00 and 23:00 in Krasnoyarsk.
const [noon, night, morning] = [
  '2026-11-10T05:00:00Z',
  '2026-11-10T16:00:00Z',
  '2026-11-11T00:00:00Z',
]

let mailbox: Mailbox
let box: Box
beforeAll(async () => {
  mailbox = await openMailbox()
  const env = { SMTP_URL: mailbox.url, MAIL_SWEEP_MS: '20' }
  box = await startBox('notifications', startNotifications, { now: noon, env })
})
afterAll(async () => {
  await box[Symbol.asyncDispose]()
  await mailbox[Symbol.asyncDispose]()
})

const withPreferences = async (email: string, byEmail: NoticeKind[]): Promise<School> => {
  const school = await tellSchool(box)
  await tellParents(box, school, email, 2)
  const { schoolId, classId, parents, pupils } = school
  const children = [{ schoolId, classId, pupilId: pupils.anna }]
  const mother = parent({ personId: parents.ofAnna, children })
  const asked = { byEmail, quietFrom: '22:00', quietTo: '07:00', isEmailSent: false, email: '' }
  const client = box.client(PreferenceServiceDefinition, mother)
  const answer = await client.putPreferences({ preferences: asked })
  expect(answer).toMatchObject({ isEmailSent: true, email })
  return school
}

const mailings = (school: School) =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows<{ isTaken: boolean; isSent: boolean }>(
      'test_mailings',
      sql`select taken_at is not null as is_taken, sent_at is not null as is_sent from mailing`,
    ),
  )

it('sends what was chosen, to who chose it, in Russian and once', async () => {
  const school = await withPreferences('mother@example.org', [NoticeKind.MARK])
  await tellMarks(box, school, [{ pupilId: school.pupils.anna, value: '5' }])
  const mail = await mailbox.next()
  await box.settled()
  expect(mail.to).toBe('mother@example.org')
  expect(await mailings(school)).toEqual([{ isTaken: true, isSent: true }])
  expect(mailbox.received).toHaveLength(1)
})

it('sends nothing of a kind that was not chosen', async () => {
  const school = await withPreferences('mother@example.org', [NoticeKind.FINAL])
  await tellMarks(box, school, [{ pupilId: school.pupils.anna, value: '5' }])
  await box.settled()
  expect(await mailings(school)).toEqual([])
})

it('keeps quiet at night and sends in the morning of the school', async () => {
  const school = await withPreferences('night@example.org', [NoticeKind.MARK])
  box.clock.set(night)
  await tellMarks(box, school, [{ pupilId: school.pupils.anna, value: '4' }])
  await box.settled()
  expect(await mailings(school)).toEqual([{ isTaken: false, isSent: false }])
  box.clock.set(morning)
  expect((await mailbox.next()).to).toBe('night@example.org')
  await box.settled()
  expect(await mailings(school)).toEqual([{ isTaken: true, isSent: true }])
})

it('never tries again what the server refused, and logs no address', async () => {
  const school = await withPreferences('refused@example.org', [NoticeKind.MARK])
  await tellMarks(box, school, [{ pupilId: school.pupils.anna, value: '3' }])
  await box.settled()
  expect(await mailings(school)).toEqual([{ isTaken: true, isSent: false }])
  const lines = JSON.stringify(box.logged)
  expect(lines).toContain('an e-mail was not accepted')
  expect(lines).not.toContain('refused@')
  expect(lines).not.toContain('Абрамова')
})

it.each([
  [
    'mark',
    { pupil: 'Анна', subject: 'Химия', value: '5', work: 'Опрос', date: '2026-11-10' },
    'Анна: оценка 5 — Химия, вторник, 10 ноября (Опрос).',
  ],
  [
    'mark',
    { pupil: 'Анна', subject: 'Химия', value: '4', previous: '3', date: '2026-11-10' },
    'Анна: оценка исправлена с 3 на 4 — Химия, вторник, 10 ноября.',
  ],
  [
    'lesson-changed',
    { subject: 'Химия', change: 'cancelled', reason: 'Карантин', date: '2026-11-10', slot: '1' },
    'Химия, вторник, 10 ноября: урок отменён. Причина: Карантин.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'moved',
      date: '2026-11-10',
      newDate: '2026-11-11',
      newSlot: '3',
    },
    'Химия, вторник, 10 ноября: урок перенесён. Теперь: среда, 11 ноября, 3-й урок.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'moved',
      reason: 'Педсовет',
      date: '2026-11-10',
      slot: '3',
      newDate: '2026-11-10',
      newSlot: '5',
    },
    'Химия, вторник, 10 ноября: урок перенесён. Был 3-й урок, теперь 5-й. Причина: Педсовет.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'moved',
      date: '2026-11-10',
      slot: '3',
      newDate: '2026-11-10',
      newSlot: '3',
    },
    'Химия, вторник, 10 ноября: 3-й урок пройдёт в другом кабинете.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'replaced',
      teacher: 'Ким М.',
      count: '3',
      date: '2026-11-12',
      lastDate: '2026-11-19',
    },
    'Химия: замена учителя — 3 урока, с 12 ноября по 19 ноября. Учитель: Ким М.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'returned',
      teacher: 'Орлова М.',
      reason: 'Выздоровела',
      date: '2026-11-10',
    },
    'Химия, вторник, 10 ноября: урок снова ведёт Орлова М. Причина: Выздоровела.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'returned',
      teacher: 'Орлова М.',
      count: '2',
      date: '2026-11-12',
      lastDate: '2026-11-19',
    },
    'Химия: снова ведёт Орлова М. — 2 урока, с 12 ноября по 19 ноября.',
  ],
  [
    'lesson-changed',
    { subject: 'Химия', change: 'returned', date: '2026-11-10' },
    'Химия, вторник, 10 ноября: урок снова ведёт свой учитель.',
  ],
  [
    'lesson-changed',
    {
      subject: 'Химия',
      change: 'cancelled',
      count: '2',
      date: '2026-11-12',
      lastDate: '2026-11-12',
    },
    'Химия: отменено — 2 урока, 12 ноября.',
  ],
  [
    'homework',
    { pupil: 'Анна', subject: 'Химия', date: '2026-11-10', value: '§ 5', previous: '§ 4' },
    'Анна: Химия, задание с урока 10 ноября изменено. Теперь: § 5. Было: § 4.',
  ],
  [
    'homework',
    { pupil: 'Анна', subject: 'Химия', date: '2026-11-10', value: '', previous: '§ 4' },
    'Анна: Химия, задание с урока 10 ноября снято. Было: § 4.',
  ],
  [
    'final',
    { pupil: 'Анна', subject: 'Химия', value: '5', previous: '4', period: '2-я четверть' },
    'Анна: итоговая отметка исправлена с 4 на 5 — Химия, 2-я четверть.',
  ],
  [
    'absence',
    { pupil: 'Анна', subject: 'Химия', value: 'Отсутствовал', date: '2026-11-10' },
    'Анна: отмечено «Отсутствовал» — Химия, вторник, 10 ноября.',
  ],
  [
    'final',
    { pupil: 'Анна', subject: 'Химия', value: '5', period: '2-я четверть' },
    'Анна: итоговая отметка 5 — Химия, 2-я четверть.',
  ],
] as const)('words a notice of kind %s', (kind, details, sentence) => {
  expect(letterOf(kind, details).text.split('\n')[0]).toBe(sentence)
})
