import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { classTeacher, schoolAdmin, teacher } from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { openTimetable } from '../testing/timetable.ts'
import type { Timetable } from '../testing/timetable.ts'

let box: Box
let timetable: Timetable
let ivanova: string
let petrova: string
let classId: string
let maths: string

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling, { now: '2026-11-10T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

/** Ivanova teaches maths to 5А on Mondays and Tuesdays, Petrova physics to 5Б on Tuesdays at the same time. */
beforeEach(async () => {
  timetable = await openTimetable(box)
  const { school } = timetable
  ;[ivanova, petrova] = [await school.teacher('Иванова'), await school.teacher('Петрова')]
  classId = await school.schoolClass('5А')
  const subjectId = await school.subject('Математика')
  maths = await school.course({ classId, subjectId, teacherId: ivanova })
  const physics = await school.course({
    classId: await school.schoolClass('5Б'),
    subjectId: await school.subject('Физика'),
    teacherId: petrova,
  })
  const templateId = await timetable.putTemplate('Основное', [
    { courseId: maths, weekday: 1, slot: 1 },
    { courseId: maths, weekday: 2, slot: 1 },
    { courseId: physics, weekday: 2, slot: 1 },
  ])
  await timetable.generate(templateId, '2026-11-09', '2026-11-29')
})

const changes = (caller = timetable.caller) => box.client(ChangeServiceDefinition, caller)

const replacing = (more: object = {}) => ({
  schoolId: timetable.schoolId,
  from: '2026-11-16',
  to: '2026-11-29',
  courseId: '',
  classId: '',
  teacherId: ivanova,
  roomId: '',
  kind: ChangeKind.TEACHER_REPLACED,
  substituteId: petrova,
  reason: 'Курсы повышения квалификации',
  ...more,
})

describe('a bulk change', () => {
  it('replaces a teacher for a fortnight in one event and one entry of the log', async () => {
    const substituteId = await timetable.school.teacher('Сидорова')
    const change = replacing({ substituteId })
    expect(await changes().previewBulkChange({ change })).toEqual({ lessons: 4, conflicts: [] })
    const applied = await changes().applyBulkChange({ change })
    expect(applied).toMatchObject({
      kind: ChangeKind.TEACHER_REPLACED,
      lessons: 4,
      from: '2026-11-16',
      to: '2026-11-24',
      summary: '5А · Математика: Иванова А. Б. → Сидорова А. Б.',
      authorId: timetable.personId,
    })
    const taught = await timetable.list('2026-11-09', '2026-11-29', { teacherId: substituteId })
    expect(taught).toHaveLength(4)
    expect(taught.every(({ replacedTeacherId }) => replacedTeacherId === ivanova)).toBe(true)
    await box.settled()
    const { event } = box.recordedEvents(LessonsChanged).at(-1)!
    expect(event).toEqual({
      changeId: applied.changeId,
      kind: ChangeKind.TEACHER_REPLACED,
      reason: change.reason,
      lessons: taught,
    })
    const back = replacing({ teacherId: substituteId, substituteId: ivanova, reason: 'Вернулась' })
    expect(await changes().applyBulkChange({ change: back })).toMatchObject({
      lessons: 4,
      summary: '5А · Математика: Сидорова А. Б. → Иванова А. Б.',
    })
    const own = await timetable.list('2026-11-09', '2026-11-29', { teacherId: ivanova })
    expect(own).toHaveLength(6)
    expect(own.every(({ replacedTeacherId }) => replacedTeacherId === '')).toBe(true)
  })

  it('shows the substitute’s own lessons in the way, and is refused while there are any', async () => {
    const { lessons, conflicts } = await changes().previewBulkChange({ change: replacing() })
    expect(lessons).toBe(4)
    expect(conflicts.map(({ date, teacherId }) => [date, teacherId])).toEqual([
      ['2026-11-17', petrova],
      ['2026-11-24', petrova],
    ])
    await expect(changes().applyBulkChange({ change: replacing() })).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'SUBSTITUTE_BUSY',
      details: { count: '2', date: '2026-11-17', slot: '1' },
    })
    expect(await timetable.list('2026-11-16', '2026-11-29', { teacherId: ivanova })).toHaveLength(4)
  })

  it('cancels one subject for long, and those cancelled already are left alone', async () => {
    const [first] = await timetable.list('2026-11-16', '2026-11-16')
    const { schoolId } = timetable
    const one = { schoolId, lessonId: first!.lessonId, reason: 'Карантин', expectedVersion: 1 }
    await timetable.lessons.cancelLesson(one)
    const change = replacing({ kind: ChangeKind.CANCELLED, teacherId: '', courseId: maths })
    const applied = await changes().applyBulkChange({ change })
    expect(applied.lessons).toBe(3)
    const left = await timetable.list('2026-11-16', '2026-11-29', { courseId: maths })
    expect(left.map(({ status }) => status)).toEqual(Array(4).fill(LessonStatus.CANCELLED))
    await expect(changes().applyBulkChange({ change })).rejects.toMatchObject({
      reason: 'NO_LESSONS',
    })
  })

  it('does not send one substitute to two groups at one time', async () => {
    const substituteId = await timetable.school.teacher('Сидорова')
    const [tuesday] = await timetable.list('2026-11-17', '2026-11-17', { teacherId: petrova })
    const { schoolId, lessons } = timetable
    const taking = { schoolId, lessonId: tuesday!.lessonId, reason: 'Болезнь', expectedVersion: 1 }
    await lessons.replaceTeacher({ ...taking, teacherId: substituteId })
    const { conflicts } = await changes().previewBulkChange({ change: replacing({ substituteId }) })
    expect(conflicts).toMatchObject([{ date: '2026-11-17', teacherId: substituteId }])
  })

  it('is applied once however often it is sent', async () => {
    const change = replacing({ kind: ChangeKind.CANCELLED })
    const idempotencyKey = newId()
    const first = await changes().applyBulkChange({ change }, { idempotencyKey })
    expect(await changes().applyBulkChange({ change }, { idempotencyKey })).toEqual(first)
  })

  it('of two at once touches each lesson once', async () => {
    const change = replacing({ kind: ChangeKind.CANCELLED })
    const { schoolId } = timetable
    const admin = changes(schoolAdmin({ schoolId, personId: newId() }))
    const results = await Promise.allSettled([
      changes().applyBulkChange({ change }),
      admin.applyBulkChange({ change }),
    ])
    const [refused] = results.filter((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ reason: 'NO_LESSONS' })
  })

  it.each([
    ['no filter', { teacherId: '' }, 'change', 'FILTER_EMPTY'],
    ['a reversed span', { to: '2026-11-15' }, 'change.to', 'SPAN_REVERSED'],
    ['more than a year', { to: '2027-11-17' }, 'change.to', 'SPAN_TOO_LONG'],
    ['a kind that is not for bulk', { kind: ChangeKind.MOVED }, 'change.kind', 'KIND_NOT_ALLOWED'],
    ['no substitute', { substituteId: '' }, 'change.substituteId', 'NOT_AN_ID'],
    ['no reason', { reason: '' }, 'change.reason', 'TEXT_TOO_SHORT'],
  ])('with %s is refused', async (_, more, field, reason) => {
    await expect(changes().previewBulkChange({ change: replacing(more) })).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field, reason }],
    })
  })

  it('is made by the keepers of the timetable, a class teacher for the own class only', async () => {
    const { schoolId } = timetable
    const change = replacing({ kind: ChangeKind.CANCELLED })
    const asTeacher = changes(teacher({ schoolId, personId: ivanova }))
    await expect(asTeacher.applyBulkChange({ change })).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = classTeacher({ schoolId, personId: newId(), classId: newId() })
    await expect(changes(stranger).applyBulkChange({ change })).rejects.toMatchObject({
      reason: 'CLASS_NOT_YOURS',
    })
    const own = classTeacher({ schoolId, personId: newId(), classId })
    expect((await changes(own).applyBulkChange({ change })).lessons).toBe(4)
  })
})
