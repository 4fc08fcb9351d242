import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { SubjectReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { ChangeKind } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { director } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import pg from 'pg'
import { startDiary } from './service.ts'
import { lessonOf, openSchool, pupilCaller, tellLessons, tellMarks } from './testing/diary.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const { query } = pg.Client.prototype

/** Names of the statements sent meanwhile; the relay's own are left out. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const names: string[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [asked] = args as [string | { name?: string; text: string }]
    const name = typeof asked === 'string' ? asked : (asked.name ?? asked.text)
    if (!name.startsWith('outbox_')) names.push(name.replace(/_[0-9a-f]{12}$|;.*/s, ''))
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return names
}

it('a ready week is one statement for a family, and rendering takes as many for one lesson as for thirty', async () => {
  const school = await openSchool(box)
  const { schoolId } = school
  const pupilId = school.pupils.anna
  const lesson = lessonOf(school, 'math', '2026-11-10')
  await tellLessons(box, school, [lesson])
  const family = box.client(WeekReadServiceDefinition, pupilCaller(school, pupilId))
  const read = () => family.getWeek({ schoolId, pupilId, date: '2026-11-10' })
  const rendered = await statementsOf(read)
  expect(rendered).toEqual([
    'read_week',
    'begin',
    'lock_school',
    'week_facts',
    'week_keep',
    'commit',
  ])
  expect(await statementsOf(read)).toEqual(['read_week'])
  const staff = box.client(
    WeekReadServiceDefinition,
    director({ schoolId, personId: school.staff.math }),
  )
  const readByStaff = () => staff.getWeek({ schoolId, pupilId, date: '2026-11-10' })
  expect(await statementsOf(readByStaff)).toEqual([
    'begin read only',
    'read_pupil',
    'rollback',
    'read_week',
  ])
  const more = Array.from({ length: 30 }, (_, slot) =>
    lessonOf(school, 'math', '2026-11-11', { slot }),
  )
  await tellLessons(box, school, more)
  expect(await statementsOf(read)).toEqual(rendered)
})

it('subjects and finals are two statements at most', async () => {
  const school = await openSchool(box)
  const { schoolId } = school
  const pupilId = school.pupils.anna
  const subjects = box.client(SubjectReadServiceDefinition, pupilCaller(school, pupilId))
  const page = () => subjects.getSubjects({ schoolId, pupilId, periodId: '' })
  expect(await statementsOf(page)).toEqual([
    'begin read only',
    'subject_head',
    'subject_body',
    'rollback',
  ])
  expect(await statementsOf(() => subjects.getFinals({ schoolId, pupilId }))).toEqual([
    'begin read only',
    'final_page',
    'rollback',
  ])
})

it('an event takes as many statements for one fact as for many', async () => {
  const school = await openSchool(box)
  const [lesson, ...more] = Array.from({ length: 20 }, (_, slot) =>
    lessonOf(school, 'math', '2026-11-11', { slot }),
  )
  if (lesson === undefined) throw new Error('no lesson')
  const one = await statementsOf(() => tellLessons(box, school, [lesson], ChangeKind.MOVED))
  expect(one).toEqual([
    'begin',
    'inbox_record',
    'lock_school',
    'week_forget_lessons',
    'lesson_put',
    'week_forget_lessons',
    'commit',
  ])
  expect(await statementsOf(() => tellLessons(box, school, more, ChangeKind.MOVED))).toEqual(one)
  const { anna, boris } = school.pupils
  const mark = await statementsOf(() => tellMarks(box, lesson, [{ pupilId: anna, value: '5' }]))
  expect(mark).toEqual([
    'begin',
    'inbox_record',
    'lock_school',
    'mark_put',
    'week_forget_records',
    'commit',
  ])
  const two = [anna, boris].map((pupilId) => ({ pupilId, value: '4', version: 2 }))
  expect(await statementsOf(() => tellMarks(box, lesson, two))).toEqual(mark)
})
