import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import {
  ChangeKind,
  LessonReadServiceDefinition,
  LessonsChanged,
  LessonServiceDefinition,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import {
  dispatcher,
  inspector,
  municipalAuthority,
  parent,
  schoolAdmin,
  teacher,
} from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { openTimetable } from '../testing/timetable.ts'
import type { Timetable } from '../testing/timetable.ts'

let box: Box
let timetable: Timetable
let maths: Lesson
let physics: Lesson
let ivanova: string
let petrova: string
let gym: string

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling, { now: '2026-11-10T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

/** 5А has maths on Monday 1 with Ivanova, 5Б physics on Monday 2 with Petrova. */
beforeEach(async () => {
  timetable = await openTimetable(box)
  const { school } = timetable
  ;[ivanova, petrova] = [await school.teacher('Иванова'), await school.teacher('Петрова')]
  const [room, big] = [await school.room('214'), await school.room('Спортзал')]
  gym = big
  const maths5a = await school.course({
    classId: await school.schoolClass('5А'),
    subjectId: await school.subject('Математика'),
    teacherId: ivanova,
  })
  const physics5b = await school.course({
    classId: await school.schoolClass('5Б'),
    subjectId: await school.subject('Физика'),
    teacherId: petrova,
  })
  const templateId = await timetable.putTemplate('Основное', [
    { courseId: maths5a, weekday: 1, slot: 1, roomId: room },
    { courseId: physics5b, weekday: 1, slot: 2, roomId: gym },
  ])
  await timetable.generate(templateId, '2026-11-09', '2026-11-29')
  ;[maths, physics] = (await timetable.list('2026-11-16', '2026-11-16')) as [Lesson, Lesson]
  box.clock.set('2026-11-10T08:00:00Z')
})

const of = (lesson: Lesson) => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  expectedVersion: lesson.version,
})
const moving = (lesson: Lesson, date: string, slot: number, roomId = '') => ({
  ...of(lesson),
  date,
  slot,
  roomId,
  reason: 'Педсовет',
})

const lastEvent = async () => {
  await box.settled()
  return box.recordedEvents(LessonsChanged).at(-1)
}

describe('a lesson of the calendar', () => {
  it('is cancelled with a reason, told, logged, and brought back', async () => {
    const cancelled = await timetable.lessons.cancelLesson({ ...of(maths), reason: 'Карантин' })
    const expected = {
      ...maths,
      status: LessonStatus.CANCELLED,
      changeReason: 'Карантин',
      version: 2,
    }
    expect(cancelled).toEqual(expected)
    expect((await lastEvent())?.event).toMatchObject({
      kind: ChangeKind.CANCELLED,
      reason: 'Карантин',
      lessons: [expected],
    })
    await expect(
      timetable.lessons.cancelLesson({ ...of(cancelled), reason: 'Ещё раз' }),
    ).rejects.toMatchObject({ reason: 'LESSON_ALREADY_CANCELLED' })
    await expect(
      timetable.lessons.moveLesson(moving(cancelled, '2026-11-18', 3)),
    ).rejects.toMatchObject({ reason: 'LESSON_ALREADY_CANCELLED' })
    await expect(
      timetable.lessons.replaceTeacher({ ...of(cancelled), teacherId: petrova, reason: 'Болезнь' }),
    ).rejects.toMatchObject({ reason: 'LESSON_ALREADY_CANCELLED' })
    const restored = await timetable.lessons.restoreLesson(of(cancelled))
    expect(restored).toEqual({ ...maths, version: 3 })
    await expect(timetable.lessons.restoreLesson(of(restored))).rejects.toMatchObject({
      reason: 'LESSON_NOT_CANCELLED',
    })
    const changes = box.client(ChangeServiceDefinition, timetable.caller)
    const log = await changes.listChanges({ schoolId: timetable.schoolId, before: '', limit: 2 })
    expect(log.changes).toMatchObject([
      { kind: ChangeKind.RESTORED, lessons: 1, authorId: timetable.personId },
      {
        kind: ChangeKind.CANCELLED,
        reason: 'Карантин',
        summary: '5А · Математика',
        place: { date: '2026-11-16', slot: 1, room: '' },
        movedTo: undefined,
      },
    ])
    const before = log.changes[1]?.changeId ?? ''
    const rest = await changes.listChanges({ schoolId: timetable.schoolId, before, limit: 0 })
    expect(rest.changes).toMatchObject([{ kind: ChangeKind.GENERATED, lessons: 6 }])
    const { brokenAt } = await box.db.read({ schoolId: timetable.schoolId }, (read) =>
      verifyAudit(read, timetable.schoolId),
    )
    expect(brokenAt).toBeUndefined()
  })

  it('moves to another date, number and room, and knows where it came from', async () => {
    const moved = await timetable.lessons.moveLesson(moving(maths, '2026-11-18', 3, gym))
    expect(moved).toEqual({
      ...maths,
      date: '2026-11-18',
      slot: 3,
      roomId: gym,
      startsAt: '10:20',
      endsAt: '11:00',
      movedFrom: '2026-11-16',
      movedFromSlot: 1,
      changeReason: 'Педсовет',
      version: 2,
    })
    const changes = box.client(ChangeServiceDefinition, timetable.caller)
    const log = await changes.listChanges({ schoolId: timetable.schoolId, before: '', limit: 1 })
    expect(log.changes).toMatchObject([
      {
        kind: ChangeKind.MOVED,
        summary: '5А · Математика',
        place: { date: '2026-11-16', slot: 1, room: '' },
        movedTo: { date: '2026-11-18', slot: 3, room: 'Спортзал' },
      },
    ])
    const again = await timetable.lessons.moveLesson(moving(moved, '2026-11-16', 1))
    expect(again).toMatchObject({ movedFrom: '', movedFromSlot: 0, roomId: gym, version: 3 })
    await expect(
      timetable.lessons.moveLesson(moving(again, '2026-11-16', 1)),
    ).rejects.toMatchObject({ reason: 'NOTHING_CHANGES' })
  })

  it('within its day is moved as well, to another room it is not', async () => {
    const { lessons } = timetable
    const within = await lessons.moveLesson(moving(maths, '2026-11-16', 3))
    expect(within).toMatchObject({ slot: 3, movedFrom: '2026-11-16', movedFromSlot: 1 })
    expect((await lastEvent())?.event.lessons).toEqual([within])
    const away = await lessons.moveLesson(moving(within, '2026-11-18', 1))
    expect(away).toMatchObject({ movedFrom: '2026-11-16', movedFromSlot: 1 })
    const back = await lessons.moveLesson(moving(away, '2026-11-16', 1))
    const elsewhere = await lessons.moveLesson(moving(back, '2026-11-16', 1, gym))
    expect(elsewhere).toMatchObject({ roomId: gym, movedFrom: '', movedFromSlot: 0 })
  })

  it('names who or what is busy where it would move to', async () => {
    const { lessons } = timetable
    const taken = await lessons.replaceTeacher({
      ...of(physics),
      teacherId: ivanova,
      reason: 'Болезнь',
    })
    await expect(lessons.moveLesson(moving(maths, '2026-11-16', 2, gym))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'TEACHER_BUSY',
      violations: [
        {
          field: 'teacherId',
          reason: 'TEACHER_BUSY',
          details: {
            lessonId: physics.lessonId,
            className: '5Б',
            subjectName: 'Физика',
            slot: '2',
          },
        },
        { field: 'roomId', reason: 'ROOM_BUSY', details: { label: 'Спортзал' } },
      ],
    })
    await lessons.cancelLesson({ ...of(taken), reason: 'Болезнь' })
    expect(await lessons.moveLesson(moving(maths, '2026-11-16', 2, gym))).toMatchObject({ slot: 2 })
    await expect(lessons.restoreLesson({ ...of(taken), expectedVersion: 3 })).rejects.toMatchObject(
      {
        reason: 'TEACHER_BUSY',
      },
    )
  })

  it.each([
    ['holidays', '2026-10-28', { why: 'holidays', name: 'Осенние каникулы' }],
    ['a public holiday', '2026-11-04', { why: 'day-off', name: 'День народного единства' }],
    ['a Saturday of a five-day week', '2026-11-21', { why: 'day-off', policy: 'P-30' }],
    ['a day outside the periods', '2027-06-01', { why: 'no-period' }],
  ])('does not move to %s', async (_, date, details) => {
    await expect(timetable.lessons.moveLesson(moving(maths, date, 1))).rejects.toMatchObject({
      reason: 'DAY_OFF',
      details: { date, ...details },
    })
  })

  it('is taught by a substitute until the own teacher returns', async () => {
    const { lessons, school } = timetable
    const replacing = { reason: 'Болезнь', teacherId: petrova }
    const replaced = await lessons.replaceTeacher({ ...of(maths), ...replacing })
    expect(replaced).toMatchObject({ teacherId: petrova, replacedTeacherId: ivanova, version: 2 })
    expect((await lastEvent())?.event.kind).toBe(ChangeKind.TEACHER_REPLACED)
    expect(await timetable.list('2026-11-16', '2026-11-16', { teacherId: petrova })).toHaveLength(2)
    await expect(lessons.replaceTeacher({ ...of(replaced), ...replacing })).rejects.toMatchObject({
      reason: 'TEACHES_ALREADY',
    })
    const back = { ...of(replaced), reason: 'Вернулась', teacherId: ivanova }
    expect(await lessons.replaceTeacher(back)).toMatchObject({
      teacherId: ivanova,
      replacedTeacherId: '',
    })
    const changes = box.client(ChangeServiceDefinition, timetable.caller)
    const log = await changes.listChanges({ schoolId: timetable.schoolId, before: '', limit: 2 })
    expect(log.changes.map(({ summary }) => summary)).toEqual([
      '5А · Математика: Петрова А. Б. → Иванова А. Б.',
      '5А · Математика: Иванова А. Б. → Петрова А. Б.',
    ])
    const gone = await school.teacher('Ушедшая', '2026-11-15')
    await expect(
      lessons.replaceTeacher({ ...of(physics), reason: 'Болезнь', teacherId: gone }),
    ).rejects.toMatchObject({ reason: 'TEACHER_NOT_AT_WORK', details: { date: '2026-11-16' } })
    await expect(
      lessons.replaceTeacher({ ...of(physics), reason: 'Болезнь', teacherId: newId() }),
    ).rejects.toMatchObject({ reason: 'STAFF_NOT_FOUND' })
  })

  it('is changed by the first of two, and the second sees what is there now', async () => {
    const admin = box.client(
      LessonServiceDefinition,
      schoolAdmin({ schoolId: timetable.schoolId, personId: newId() }),
    )
    const results = await Promise.allSettled([
      timetable.lessons.moveLesson(moving(maths, '2026-11-17', 1)),
      admin.moveLesson(moving(maths, '2026-11-17', 1)),
    ])
    const [refused] = results.filter((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', date: '2026-11-17', slot: '1' },
    })
  })

  it('and another never end up with one teacher at one time, even at once', async () => {
    const { lessons } = timetable
    const replaced = await lessons.replaceTeacher({
      ...of(physics),
      teacherId: ivanova,
      reason: 'Болезнь',
    })
    const results = await Promise.allSettled([
      lessons.moveLesson(moving(maths, '2026-11-19', 5)),
      lessons.moveLesson(moving(replaced, '2026-11-19', 5)),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('answers a repeated command once', async () => {
    const idempotencyKey = newId()
    const asked = { ...of(maths), reason: 'Карантин' }
    const first = await timetable.lessons.cancelLesson(asked, { idempotencyKey })
    expect(await timetable.lessons.cancelLesson(asked, { idempotencyKey })).toEqual(first)
  })

  it('refuses what is wrong in a field by its name', async () => {
    const { lessons } = timetable
    await expect(lessons.cancelLesson({ ...of(maths), reason: 'ну' })).rejects.toMatchObject({
      violations: [{ field: 'reason', reason: 'TEXT_TOO_SHORT', details: { least: '3' } }],
    })
    await expect(lessons.moveLesson(moving(maths, '2026-02-30', 1))).rejects.toMatchObject({
      violations: [{ field: 'date', reason: 'DATE_INVALID' }],
    })
    await expect(lessons.moveLesson(moving(maths, '', 1))).rejects.toMatchObject({
      violations: [{ field: 'date', reason: 'DATE_EMPTY' }],
    })
    await expect(lessons.moveLesson(moving(maths, '2026-11-17', 9))).rejects.toMatchObject({
      violations: [{ field: 'slot', reason: 'NO_BELL' }],
    })
    await expect(lessons.moveLesson(moving(maths, '2026-11-17', 1, newId()))).rejects.toMatchObject(
      {
        violations: [{ field: 'roomId', reason: 'ROOM_NOT_FOUND' }],
      },
    )
    await expect(lessons.restoreLesson({ ...of(maths), lessonId: newId() })).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'LESSON_NOT_FOUND',
    })
  })
})

describe('the lesson calendar', () => {
  const asked = () => ({
    schoolId: timetable.schoolId,
    from: '2026-11-16',
    to: '2026-11-22',
    classId: '',
    teacherId: '',
    roomId: '',
    courseId: '',
  })

  it('is read by staff and by those above the school, and by nobody else', async () => {
    const { schoolId, school } = timetable
    const { regionId, municipalityId } = school
    const personId = newId()
    const read = (caller: ReturnType<typeof teacher>) =>
      box.client(LessonReadServiceDefinition, caller).listLessons(asked())
    for (const caller of [
      teacher({ schoolId, personId }),
      inspector({ regionId, personId }),
      municipalAuthority({ regionId, municipalityId, personId }),
    ]) {
      expect((await read(caller)).lessons).toHaveLength(2)
    }
    for (const caller of [
      inspector({ regionId: newId(), personId }),
      municipalAuthority({ regionId, municipalityId: newId(), personId }),
      dispatcher({ schoolId: newId(), personId }),
    ]) {
      await expect(read(caller)).rejects.toMatchObject({ reason: 'SCHOOL_NOT_FOUND' })
    }
    const children = [{ schoolId, classId: maths.classId, pupilId: newId() }]
    await expect(read(parent({ personId, children }))).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('refuses more than a month at once', async () => {
    const list = (from: string, to: string) => timetable.list(from, to)
    expect(await list('2026-11-01', '2026-12-01')).toHaveLength(6)
    await expect(list('2026-11-01', '2026-12-02')).rejects.toMatchObject({
      reason: 'SPAN_TOO_LONG',
    })
    await expect(list('2026-11-02', '2026-11-01')).rejects.toMatchObject({
      reason: 'SPAN_REVERSED',
    })
  })
})
