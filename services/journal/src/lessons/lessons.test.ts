import {
  LessonFilled,
  LessonServiceDefinition,
  type PutLessonRequest,
} from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarkServiceDefinition, MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { inspector, teacher } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { tellFinals, tellLesson } from '../testing/lessons.ts'
import { newSchool, tellPolicy, tellSchool, type School } from '../testing/school.ts'

let box: Box
let school: School

const today = '2026-11-10'

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool('krasnoyarsk'))
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const who = (personId: string) => ({ schoolId: school.schoolId, personId })
const clientOf = (caller: Caller = teacher(who(school.staff.math))) =>
  box.client(LessonServiceDefinition, caller)

const wanted = (lessonId: string, more: Partial<PutLessonRequest> = {}): PutLessonRequest => ({
  schoolId: school.schoolId,
  lessonId,
  topic: 'Сложение дробей',
  homework: 'п. 12, № 345',
  works: [],
  planItemId: '',
  expectedVersion: 0,
  ...more,
})

const held = (date = today) => tellLesson(box, school, 'math', date)

describe('writing a lesson', () => {
  it('saves topic, homework and works with their history and tells the others', async () => {
    const lessonId = await held()
    const panel = await clientOf().putLesson(wanted(lessonId))
    expect(panel).toMatchObject({
      lesson: {
        topic: 'Сложение дробей',
        homework: 'п. 12, № 345',
        works: [{ number: 1, workTypeId: school.workTypes.answer }],
        isEditable: true,
        version: 1,
      },
      writtenBy: 'Иванова М. П.',
      writtenAt: box.clock.now(),
    })
    expect(await clientOf().getLesson({ schoolId: school.schoolId, lessonId })).toEqual(panel)
    const works = [
      { number: 1, workTypeId: school.workTypes.answer, title: '' },
      { number: 2, workTypeId: school.workTypes.control, title: 'Работа по теме «Дроби»' },
    ]
    await clientOf().putLesson(wanted(lessonId, { works, expectedVersion: 1 }))
    await box.settled()
    const events = box
      .recordedEvents(LessonFilled)
      .filter(({ event }) => event.lessonId === lessonId)
      .map(({ event }) => event)
    expect(events).toMatchObject([
      { version: 1, date: today, works: [{ name: 'Ответ на уроке', weight: 1 }] },
      { version: 2, works: [{}, { name: 'Контрольная работа', weight: 3, isWritten: true }] },
    ])
    const rows = await box.db.read({ schoolId: school.schoolId }, (read) =>
      read.rows(
        'test',
        sql`
          select version, jsonb_array_length(works) as works, policy_version
          from lesson_change where lesson_id = ${lessonId} order by version`,
      ),
    )
    expect(rows).toEqual([
      { version: 1, works: 1, policyVersion: 1 },
      { version: 2, works: 2, policyVersion: 1 },
    ])
  })

  it('plans the lessons to come, without owing homework yet', async () => {
    const lessonId = await held('2026-11-20')
    const panel = await clientOf().putLesson(wanted(lessonId, { homework: '' }))
    expect(panel.lesson).toMatchObject({ topic: 'Сложение дробей', homework: '' })
  })

  it('writes the placeholder of the policy where no homework is set', async () => {
    const panel = await clientOf().putLesson(wanted(await held(), { homework: '  ' }))
    expect(panel.lesson?.homework).toBe('Без задания')
  })

  it('announces anew the marks of a work whose type changed, and leaves their cells alone', async () => {
    const lessonId = await held()
    const marks = box.client(MarkServiceDefinition, teacher(who(school.staff.math)))
    const cell = {
      schoolId: school.schoolId,
      lessonId,
      pupilId: school.pupils.abramova,
      workNumber: 1,
      value: '5',
      comment: '',
      expectedVersion: 0,
    }
    await marks.putMark(cell)
    const works = [{ number: 1, workTypeId: school.workTypes.control, title: '' }]
    await clientOf().putLesson(wanted(lessonId, { works }))
    await marks.putMark({ ...cell, value: '4', expectedVersion: 1 })
    await box.settled()
    const facts = box
      .recordedEvents(MarksPut)
      .filter(({ event }) => event.lessonId === lessonId)
      .flatMap(({ event }) => event.marks)
    expect(facts).toMatchObject([
      { value: '5', previousValue: '', weight: 1, version: 1 },
      { value: '5', previousValue: '5', weight: 3, isWritten: true, version: 2 },
      { value: '4', previousValue: '5', weight: 3, version: 3 },
    ])
  })

  it('shows the second writer what the first left', async () => {
    const lessonId = await held()
    await clientOf().putLesson(wanted(lessonId))
    await expect(clientOf().putLesson(wanted(lessonId))).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'CHANGED_BY_ANOTHER',
      details: { value: 'Сложение дробей', setBy: 'Иванова М. П.', version: '1' },
    })
  })

  it('lets only one of two writers through and repeats an answer by its key', async () => {
    const lessonId = await held()
    const answers = await Promise.allSettled(
      ['Первая тема', 'Вторая тема'].map((topic) =>
        clientOf().putLesson(wanted(lessonId, { topic })),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const options = { idempotencyKey: newId() }
    const request = wanted(lessonId, { expectedVersion: 1 })
    const answer = await clientOf().putLesson(request, options)
    expect(await clientOf().putLesson(request, options)).toEqual(answer)
  })
})

describe('refusing a lesson', () => {
  it('names every wrong field with its ground', async () => {
    const request = wanted(await held(), {
      topic: 'Контрольная работа № 1',
      works: [
        { number: 1, workTypeId: newId(), title: '' },
        { number: 2, workTypeId: school.workTypes.control, title: 'Контрольная работа № 2' },
      ],
      planItemId: newId(),
    })
    await expect(clientOf().putLesson(request)).rejects.toMatchObject({
      kind: 'invalid',
      violations: [
        {
          field: 'topic',
          reason: 'TOPIC_WITHOUT_THEME',
          details: { policy: 'P-17', suggestion: 'Контрольная работа № 1 по теме «…»' },
        },
        { field: 'works[0].workTypeId', reason: 'WORK_TYPE_NOT_FOUND' },
        { field: 'works[1].title', reason: 'TOPIC_WITHOUT_THEME' },
        { field: 'planItemId', reason: 'PLAN_ITEM_NOT_FOUND' },
      ],
    })
  })

  it('of a topic emptied, of works without the first or out of range', async () => {
    const lessonId = await held()
    await clientOf().putLesson(wanted(lessonId))
    const again = { expectedVersion: 1 }
    await expect(
      clientOf().putLesson(wanted(lessonId, { ...again, topic: '' })),
    ).rejects.toMatchObject({ reason: 'TOPIC_EMPTY', violations: [{ field: 'topic' }] })
    const work = { number: 2, workTypeId: school.workTypes.answer, title: '' }
    await expect(
      clientOf().putLesson(wanted(lessonId, { ...again, works: [work] })),
    ).rejects.toMatchObject({ reason: 'FIRST_WORK_MISSING' })
    await expect(
      clientOf().putLesson(wanted(lessonId, { ...again, works: [{ ...work, number: 5 }] })),
    ).rejects.toMatchObject({ violations: [{ field: 'works[0].number' }, { field: 'works' }] })
  })

  it('that drops a work with marks', async () => {
    const lessonId = await held()
    const works = [1, 2].map((number) => ({
      number,
      workTypeId: school.workTypes.answer,
      title: '',
    }))
    await clientOf().putLesson(wanted(lessonId, { works }))
    await box.client(MarkServiceDefinition, teacher(who(school.staff.math))).putMark({
      schoolId: school.schoolId,
      lessonId,
      pupilId: school.pupils.abramova,
      workNumber: 2,
      value: '5',
      comment: '',
      expectedVersion: 0,
    })
    await expect(
      clientOf().putLesson(wanted(lessonId, { works: works.slice(0, 1), expectedVersion: 1 })),
    ).rejects.toMatchObject({ reason: 'WORK_HAS_MARKS', details: { number: '2' } })
  })

  it('with homework in grade 1 before its half-year', async () => {
    const reading = await tellLesson(box, school, 'reading', today)
    const primary = clientOf(teacher(who(school.staff.primary)))
    await expect(primary.putLesson(wanted(reading))).rejects.toMatchObject({
      reason: 'GRADE_1_HOMEWORK_TOO_EARLY',
      details: { policy: 'P-07', suggestion: 'Без задания' },
      violations: [{ field: 'homework' }],
    })
  })

  it('after the window of the school and after its finals', async () => {
    const strict = await tellSchool(box, newSchool('krasnoyarsk'))
    const client = clientOf(teacher({ schoolId: strict.schoolId, personId: strict.staff.math }))
    const ask = { schoolId: strict.schoolId }
    const old = await tellLesson(box, strict, 'math', '2026-11-02')
    await client.putLesson(wanted(old, ask))
    await tellPolicy(box, strict, ['P-12', { window: '1-week' }])
    await expect(
      client.putLesson(wanted(old, { ...ask, expectedVersion: 1 })),
    ).rejects.toMatchObject({
      reason: 'EDIT_WINDOW_CLOSED',
      details: { policy: 'P-12', ground: 'Приказ школы № 1' },
    })
    await tellPolicy(box, strict, ['P-13', { lock: 'finals-set' }], 3)
    await tellFinals(box, strict, true)
    await expect(
      client.putLesson(wanted(old, { ...ask, expectedVersion: 1 })),
    ).rejects.toMatchObject({ reason: 'PERIOD_CLOSED' })
  })

  it('of somebody else, while reading stays open to the agency', async () => {
    const lessonId = await held()
    const other = clientOf(teacher(who(school.staff.english)))
    await expect(other.putLesson(wanted(lessonId))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_LESSON',
    })
    const agency = clientOf(inspector({ regionId: school.regionId, personId: newId() }))
    const panel = await agency.getLesson({ schoolId: school.schoolId, lessonId })
    expect(panel).toMatchObject({ lesson: { lockedReason: 'READ_ONLY' }, offers: [] })
    await expect(
      clientOf().getLesson({ schoolId: school.schoolId, lessonId: newId() }),
    ).rejects.toMatchObject({ reason: 'LESSON_NOT_FOUND' })
  })
})
