import { expect } from '@jest/globals'
import type { JournalPage } from '@zvonok/contracts/zvonok/journal/v1/journals'
import type { LessonPanel } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { ListNoticesResponse, Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { staffNames } from '../cast.ts'
import { diaryLesson } from '../journal.ts'
import type { Person } from '../person.ts'
import { eventually, today } from '../platform.ts'
import { personIdOf, signInStaff } from '../region.ts'
import type { Story } from '../story.ts'
import { lessonOn } from '../timetable.ts'

export const cancelsAndMoves = async (s: Story): Promise<void> => {
  const dispatcher = await signInStaff(s.school, staffNames.deputy)
  const tomorrow = await lessonOn(s.school, s.curriculum.maths, '2026-10-22')
  const friday = await lessonOn(s.school, s.curriculum.maths, '2026-10-23')
  await dispatcher.post(`${s.school.path}/lessons/${tomorrow.lessonId}/cancel`, {
    reason: 'Карантин',
    expectedVersion: tomorrow.version,
  })
  const holiday = await dispatcher.refused(
    'POST',
    `${s.school.path}/lessons/${friday.lessonId}/move`,
    { date: '2026-10-27', slot: 1, reason: 'Перенос', expectedVersion: friday.version },
  )
  expect(holiday.reason).toBe('DAY_OFF')
  await dispatcher.post(`${s.school.path}/lessons/${friday.lessonId}/move`, {
    date: '2026-10-23',
    slot: 3,
    reason: 'По просьбе учителя',
    expectedVersion: friday.version,
  })
  const at = { path: s.school.path, pupilId: s.anna }
  await diaryLesson(s.parent, at, tomorrow, ({ isCancelled }) => isCancelled)
  await diaryLesson(
    s.parent,
    at,
    friday,
    ({ slot, movedFrom, movedFromSlot }) =>
      slot === 3 && movedFrom === '2026-10-23' && movedFromSlot === friday.slot,
  )
  await eventually(async () => {
    const page = await s.teacher.get<JournalPage>(
      `${s.school.path}/journals/${s.curriculum.maths.courseId}`,
    )
    return page.lessons.find(({ lessonId }) => lessonId === tomorrow.lessonId)?.isCancelled
  })
}

export const replacesATeacher = async (s: Story): Promise<void> => {
  const dispatcher = s.school.admin
  const substitute = await signInStaff(s.school, staffNames.substitute)
  s.substituteTeacher = substitute
  const [englishOne] = s.curriculum.english
  const before = await lessonOn(s.school, englishOne, '2026-10-20')
  const primaryLesson = await lessonOn(s.school, s.curriculum.primary!, today)
  const change = {
    from: today,
    to: '2026-11-03',
    courseId: s.curriculum.maths.courseId,
    kind: 'TEACHER_REPLACED',
    substituteId: personIdOf(s.school, staffNames.substitute),
    reason: 'Больничный',
  }
  const made = await dispatcher.post<{ lessons: number }>(`${s.school.path}/changes`, { change })
  // Today, Friday, and two days after the holidays; the cancelled one stays as it is.
  expect(made.lessons).toBe(4)
  const at = `${s.school.path}/journal-lessons/${s.lesson.lessonId}`
  const panel = await eventually(async () => {
    const { status, body } = await substitute.ask('GET', at)
    const opened = body as LessonPanel
    return status === 200 && opened.lesson?.isEditable && opened
  })
  await substitute.put(at, {
    topic: 'Обыкновенные дроби: повторение',
    homework: '§ 12, № 4',
    expectedVersion: panel.lesson?.version,
  })
  await diaryLesson(
    s.parent,
    { path: s.school.path, pupilId: s.anna },
    s.lesson,
    ({ homework }) => homework === '§ 12, № 4',
  )
  for (const foreign of [before, primaryLesson]) {
    const refused = await substitute.refused(
      'PUT',
      `${s.school.path}/journal-lessons/${foreign.lessonId}`,
      { topic: 'Чужой урок', homework: 'Без задания' },
    )
    expect(refused.status).toBe(403)
  }
}

/** Details of the notices about lessons, once there are so many; newest first. */
const toldOf = (reader: Person, count: number): Promise<readonly Notice['details'][]> =>
  eventually(async () => {
    const { notices } = await reader.get<ListNoticesResponse>('/notices')
    const told = notices.filter(({ kind }) => (kind as string) === 'LESSON_CHANGED')
    return told.length >= count && told.map(({ details }) => details)
  })

/** Who is replaced and the family hear of all three changes, the substitute of the own one. */
export const tellsThoseConcerned = async (s: Story): Promise<void> => {
  const cancelled = { change: 'cancelled', date: '2026-10-22', reason: 'Карантин' }
  const moved = { change: 'moved', date: '2026-10-23', newSlot: '3', reason: 'По просьбе учителя' }
  const replaced = {
    change: 'replaced',
    count: '4',
    date: today,
    lastDate: '2026-11-03',
    teacher: 'Ильин О. А.',
    reason: 'Больничный',
  }
  const ofFamily = [replaced, moved, cancelled].map((each) => ({ ...each, subject: 'Математика' }))
  // A teacher has many classes and is told which.
  const ofTeacher = ofFamily.map((each) => ({ ...each, subject: 'Математика 5А' }))
  expect(await toldOf(s.parent, 3)).toMatchObject(ofFamily)
  expect(await toldOf(s.pupil, 3)).toMatchObject(ofFamily)
  expect(await toldOf(s.teacher, 3)).toMatchObject(ofTeacher)
  expect(await toldOf(s.substituteTeacher, 1)).toMatchObject(ofTeacher.slice(0, 1))
}
