import { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import {
  PlanLoaded,
  PlanServiceDefinition,
  type LoadPlanRequest,
} from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { Refusal } from '@zvonok/runtime/refusal'
import { writeSheet } from '@zvonok/spreadsheet/write'
import { deputyHead, teacher } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { tellLesson } from '../testing/lessons.ts'
import { newSchool, tellSchool, type School } from '../testing/school.ts'

let box: Box
let school: School

const today = '2026-11-10'

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool('samara'))
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const who = (personId: string) => ({ schoolId: school.schoolId, personId })
const mathTeacher = () => teacher(who(school.staff.math))
const clientOf = (caller: Caller = mathTeacher()) => box.client(PlanServiceDefinition, caller)

type Line = readonly [section: string, topic: string, hours: string, homework?: string]

const workbook = (lines: readonly Line[]): Promise<Buffer> =>
  writeSheet({
    sheet: 'КТП',
    columns: [
      { field: 'section', title: 'Раздел' },
      { field: 'topic', title: 'Тема' },
      { field: 'hours', title: 'Часы' },
      { field: 'homework', title: 'Домашнее задание' },
    ],
    rows: lines.map(([section, topic, hours, homework = '']) => ({
      section,
      topic,
      hours,
      homework,
    })),
  })

const fractions: readonly Line[] = [
  ['Дроби', 'Сложение дробей', '2', 'п. 12'],
  ['', 'Вычитание дробей', '1'],
]

const loadOf = async (
  lines: readonly Line[],
  more: Partial<LoadPlanRequest> = {},
): Promise<LoadPlanRequest> => ({
  schoolId: school.schoolId,
  courseId: school.courses.math,
  name: 'КТП 5 класс',
  file: await workbook(lines),
  expectedVersion: 0,
  ...more,
})

describe('a plan', () => {
  it('is loaded, offered lesson by lesson, used, and survives a new load', async () => {
    const plan = await clientOf().loadPlan(await loadOf(fractions))
    expect(plan).toMatchObject({ name: 'КТП 5 класс', version: 1, lessons: 0 })
    expect(plan.items.map(({ number, section, topic }) => [number, section, topic])).toEqual([
      [1, 'Дроби', 'Сложение дробей'],
      [2, 'Дроби', 'Сложение дробей'],
      [3, 'Дроби', 'Вычитание дробей'],
    ])
    await box.settled()
    expect(box.recordedEvents(PlanLoaded).at(-1)?.event).toMatchObject({ items: 3, version: 1 })

    const lessons = box.client(LessonServiceDefinition, mathTeacher())
    const lessonId = await tellLesson(box, school, 'math', today)
    const ask = { schoolId: school.schoolId, lessonId }
    const { offers } = await lessons.getLesson(ask)
    expect(offers.map(({ topic }) => topic)).toEqual([
      'Сложение дробей',
      'Сложение дробей',
      'Вычитание дробей',
    ])
    const [first, second] = offers
    const put = await lessons.putLesson({
      ...ask,
      topic: first!.topic,
      homework: first!.homework,
      works: [],
      planItemId: first!.planItemId,
      expectedVersion: 0,
    })
    expect(put.planItemId).toBe(first!.planItemId)
    expect(put.offers[0]).toEqual(second)

    const other = await tellLesson(box, school, 'math', today, { slot: 2 })
    const request = { ...ask, lessonId: other, homework: '', works: [], expectedVersion: 0 }
    await expect(
      lessons.putLesson({ ...request, topic: first!.topic, planItemId: first!.planItemId }),
    ).rejects.toMatchObject({ reason: 'PLAN_ITEM_USED' })
    // Samara takes topics from the plan only.
    await expect(
      lessons.putLesson({ ...request, topic: 'Что-то другое', planItemId: '' }),
    ).rejects.toMatchObject({ reason: 'TOPIC_NOT_IN_PLAN', details: { policy: 'P-17' } })

    const again = await clientOf().loadPlan(
      await loadOf([['Числа', 'Натуральные числа', '1'], ...fractions], { expectedVersion: 1 }),
    )
    expect(again.items.map(({ topic, lessonId: used }) => [topic, used])).toEqual([
      ['Натуральные числа', ''],
      ['Сложение дробей', lessonId],
      ['Сложение дробей', ''],
      ['Вычитание дробей', ''],
    ])
    expect(again).toMatchObject({ version: 2, lessons: 2 })
    await clientOf().loadPlan(
      await loadOf([['Числа', 'Натуральные числа', '1']], { expectedVersion: 2 }),
    )
    const panel = await lessons.getLesson(ask)
    expect(panel).toMatchObject({ planItemId: '', lesson: { topic: 'Сложение дробей' } })
  })

  it('lets one item not into two lessons, even at once', async () => {
    const course = school.courses.ethics
    const { items } = await clientOf().loadPlan(await loadOf(fractions, { courseId: course }))
    const lessons = box.client(LessonServiceDefinition, mathTeacher())
    const put = async (slot: number) =>
      lessons.putLesson({
        schoolId: school.schoolId,
        lessonId: await tellLesson(box, school, 'ethics', today, { slot }),
        topic: items[0]!.topic,
        homework: '',
        works: [],
        planItemId: items[0]!.planItemId,
        expectedVersion: 0,
      })
    const answers = await Promise.allSettled([put(3), put(4)])
    const lost = answers.find((answer) => answer.status === 'rejected')
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(lost?.reason).toMatchObject({ reason: 'PLAN_ITEM_USED' })
  })

  it('names every problem of the file by row and saves nothing', async () => {
    const strict = await tellSchool(box, newSchool('krasnoyarsk'))
    const client = clientOf(teacher({ schoolId: strict.schoolId, personId: strict.staff.math }))
    const request = await loadOf(
      [
        ['Дроби', 'Контрольная работа № 1', '1'],
        ['Дроби', 'Сложение дробей', 'два'],
        ['Дроби', '', '1'],
        ['Дроби', 'Вычитание дробей', '0'],
      ],
      { schoolId: strict.schoolId, courseId: strict.courses.math },
    )
    const refusal: unknown = await client.loadPlan(request).catch((error: unknown) => error)
    if (!(refusal instanceof Refusal)) throw new Error('the plan was not refused')
    expect(refusal).toMatchObject({ kind: 'invalid', reason: 'INVALID_REQUEST' })
    const found = refusal.violations.map(({ field, reason, details }) => [
      field,
      details?.['row'],
      reason,
    ])
    expect(found).toEqual(
      expect.arrayContaining([
        ['file', '3', 'CELL_NOT_WHOLE'],
        ['file', '4', 'CELL_REQUIRED'],
        ['file', '2', 'TOPIC_WITHOUT_THEME'],
        ['file', '5', 'OUT_OF_RANGE'],
      ]),
    )
    const { schoolId, courseId } = request
    expect(await client.getPlan({ schoolId, courseId })).toMatchObject({ version: 0, items: [] })
  })

  it('is refused when it is no workbook, empty, unnamed or seen too late', async () => {
    const english = { courseId: school.courses.english }
    const client = clientOf(teacher(who(school.staff.english)))
    const noFile = await loadOf([], { ...english, file: Buffer.from('no workbook') })
    await expect(client.loadPlan(noFile)).rejects.toMatchObject({
      reason: 'FILE_NOT_XLSX',
      violations: [{ field: 'file' }],
    })
    await expect(client.loadPlan(await loadOf([], english))).rejects.toMatchObject({
      violations: [{ field: 'file', reason: 'PLAN_EMPTY' }],
    })
    const unnamed = await loadOf(fractions, { ...english, name: ' ' })
    await expect(client.loadPlan(unnamed)).rejects.toMatchObject({
      reason: 'REQUIRED',
      violations: [{ field: 'name' }],
    })
    const options = { idempotencyKey: newId() }
    const request = await loadOf(fractions, english)
    const loaded = await client.loadPlan(request, options)
    expect(await client.loadPlan(request, options)).toEqual(loaded)
    await expect(client.loadPlan(request)).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { value: 'КТП 5 класс', setBy: 'Смирнова О. И.', version: '1' },
    })
  })

  it('belongs to the teacher of the course, leadership reads it', async () => {
    const request = await loadOf(fractions)
    await expect(
      clientOf(teacher(who(school.staff.english))).loadPlan(request),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const deputy = clientOf(deputyHead(who(school.staff.admin)))
    await expect(deputy.loadPlan(request)).rejects.toMatchObject({ kind: 'forbidden' })
    const { schoolId, courseId } = request
    await expect(deputy.getPlan({ schoolId, courseId })).resolves.toMatchObject({ schoolId })
  })

  it('has a template that loads', async () => {
    const reading = { courseId: school.courses.reading }
    const client = clientOf(teacher(who(school.staff.primary)))
    const { file } = await client.getPlanTemplate({})
    const plan = await client.loadPlan(await loadOf([], { ...reading, file }))
    expect(plan.items).toHaveLength(4)
  })
})
