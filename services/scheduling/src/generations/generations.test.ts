import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { GenerationState } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { openTimetable } from '../testing/timetable.ts'
import type { Timetable } from '../testing/timetable.ts'

let box: Box
let timetable: Timetable

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling, { now: '2026-11-10T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

/** One class with maths on Mondays and Wednesdays, in a school of its own. */
const oneClass = async () => {
  timetable = await openTimetable(box)
  const { school } = timetable
  const classId = await school.schoolClass('5А')
  const teacherId = await school.teacher('Иванова')
  const course = { classId, teacherId, subjectId: await school.subject('Математика') }
  const courseId = await school.course(course)
  const cells = [
    { courseId, weekday: 1, slot: 1 },
    { courseId, weekday: 3, slot: 2 },
  ]
  return { cells, courseId, course, templateId: await timetable.putTemplate('Основное', cells) }
}

describe('generation of lessons', () => {
  it('makes them for the year, none on holidays or days off, and tells of each', async () => {
    box.clock.set('2026-08-25T08:00:00Z')
    const { templateId, courseId } = await oneClass()
    const span = { schoolId: timetable.schoolId, templateId, from: '2026-10-19', to: '2026-11-15' }
    const preview = await timetable.generations.previewGeneration(span)
    const counts = [{ courseId, added: 5, kept: 0, changed: 0, cancelled: 0 }]
    expect(preview).toEqual({ counts, schoolDays: 14, daysOff: 14 })
    const done = await timetable.generate(templateId, span.from, span.to)
    expect(done).toMatchObject({ state: GenerationState.DONE, done: 5, total: 5, counts })
    const lessons = await timetable.list('2026-10-19', '2026-11-15')
    expect(lessons.map(({ date, startsAt }) => `${date} ${startsAt}`)).toEqual([
      '2026-10-19 08:30',
      '2026-10-21 09:25',
      '2026-11-02 08:30',
      '2026-11-09 08:30',
      '2026-11-11 09:25',
    ])
    const events = box
      .recordedEvents(LessonsChanged)
      .filter(({ envelope }) => envelope.schoolId === timetable.schoolId)
    expect(events.map(({ event }) => event.kind)).toEqual([ChangeKind.GENERATED])
    expect(events[0]?.event.lessons).toEqual(expect.arrayContaining(lessons))
    expect(events[0]?.envelope.actor).toBe(timetable.personId)
  })

  it('keeps ids and records when it is repeated or the template changes', async () => {
    box.clock.set('2026-11-10T08:00:00Z')
    const { templateId, cells, courseId } = await oneClass()
    await timetable.generate(templateId, '2026-11-02', '2026-11-22')
    const before = await timetable.list('2026-11-02', '2026-11-22')
    const again = await timetable.generate(templateId, '2026-11-02', '2026-11-22')
    expect(again.counts).toEqual([{ courseId, added: 0, kept: 5, changed: 0, cancelled: 0 }])

    const [held] = before
    const about = { schoolId: timetable.schoolId, subjectId: held!.lessonId }
    const filled = { schoolId: timetable.schoolId, lessonId: held!.lessonId, courseId, classId: '' }
    const text = { date: held!.date, topic: 'Дроби', homework: '', works: [], version: 1 }
    await box.deliver(LessonFilled, { ...filled, ...text, writtenAt: box.clock.now() }, about)

    await timetable.putTemplate('Основное', [{ ...cells[0]!, slot: 3 }], templateId, 1)
    const changed = await timetable.generate(templateId, '2026-11-02', '2026-11-22')
    // 2 November was held and recorded; 9 and 16 ring later, the Wednesdays go.
    expect(changed.counts).toEqual([{ courseId, added: 0, kept: 1, changed: 2, cancelled: 2 }])
    const after = await timetable.list('2026-11-02', '2026-11-22')
    expect(after.map(({ date, slot, lessonId }) => [date, slot, lessonId])).toEqual([
      ['2026-11-02', 1, before[0]!.lessonId],
      ['2026-11-09', 3, before[1]!.lessonId],
      ['2026-11-16', 3, before[3]!.lessonId],
    ])

    await timetable.putTemplate('Основное', cells, templateId, 2)
    await timetable.generate(templateId, '2026-11-02', '2026-11-22')
    const back = await timetable.list('2026-11-02', '2026-11-22')
    expect(back.map(({ lessonId }) => lessonId)).toEqual(before.map(({ lessonId }) => lessonId))
    expect(back.every(({ status }) => status === LessonStatus.PLANNED)).toBe(true)
  })

  it('fails whole when somebody would end up in two places', async () => {
    const { templateId, courseId, course } = await oneClass()
    const { school, schoolId } = timetable
    await timetable.generate(templateId, '2026-11-02', '2026-11-08')
    const [monday] = await timetable.list('2026-11-02', '2026-11-02')
    const moved = { schoolId, lessonId: monday!.lessonId, roomId: '', reason: 'Командировка' }
    await timetable.lessons.moveLesson({
      ...moved,
      date: '2026-11-03',
      slot: 4,
      expectedVersion: 1,
    })
    const other = await school.course({ ...course, classId: await school.schoolClass('5Б') })
    const clashing = await timetable.putTemplate('5Б', [{ courseId: other, weekday: 2, slot: 4 }])
    const refusal = {
      reason: 'LESSONS_COLLIDE',
      violations: [
        {
          reason: 'TEACHER_BUSY',
          details: { date: '2026-11-03', slot: '4', courseIds: `${other},${courseId}` },
        },
      ],
    }
    const span = { schoolId, templateId: clashing, from: '2026-11-02', to: '2026-11-08' }
    await expect(timetable.generations.previewGeneration(span)).rejects.toMatchObject(refusal)
    const failed = await timetable.generate(clashing, span.from, span.to)
    expect(failed).toMatchObject({
      state: GenerationState.FAILED,
      reason: 'LESSONS_COLLIDE',
      counts: [],
    })
    expect(await timetable.list('2026-11-02', '2026-11-08', { courseId: other })).toEqual([])
  })

  it('refuses spans outside the year, empty templates, and classes without periods', async () => {
    const { templateId, course } = await oneClass()
    const { schoolId, school, generations } = timetable
    const span = { schoolId, templateId, from: '2026-09-01', to: '2027-09-01' }
    await expect(generations.startGeneration(span)).rejects.toMatchObject({
      violations: [{ field: 'to', reason: 'OUTSIDE_YEAR' }],
    })
    await expect(generations.startGeneration({ ...span, to: '2026-08-31' })).rejects.toMatchObject({
      violations: [{ field: 'to', reason: 'SPAN_REVERSED' }],
    })
    await expect(
      generations.startGeneration({ ...span, templateId: newId() }),
    ).rejects.toMatchObject({ kind: 'not-found', reason: 'TEMPLATE_NOT_FOUND' })
    const empty = await timetable.putTemplate('Пустой', [])
    await expect(
      generations.startGeneration({ ...span, templateId: empty, to: '2026-09-02' }),
    ).rejects.toMatchObject({ reason: 'TEMPLATE_EMPTY' })
    const classId = await school.schoolClass('10А', PeriodKind.HALF_YEAR)
    const senior = await school.course({ ...course, classId })
    const seniors = await timetable.putTemplate('10А', [{ courseId: senior, weekday: 5, slot: 8 }])
    await expect(
      generations.startGeneration({ ...span, templateId: seniors, to: '2026-09-02' }),
    ).rejects.toMatchObject({ reason: 'PERIODS_NOT_SET', details: { className: '10А' } })
    await expect(
      generations.getGeneration({ schoolId, generationId: newId() }),
    ).rejects.toMatchObject({ reason: 'GENERATION_NOT_FOUND' })
  })
})
