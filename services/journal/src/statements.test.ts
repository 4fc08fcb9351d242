import { JournalReadServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { MarkServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { newId } from '@zvonok/runtime/id'
import { deputyHead, teacher } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { startJournal } from './service.ts'
import { lessonOf, tellLessons } from './testing/lessons.ts'
import { newSchool, pupilOf, tellSchool, type School } from './testing/school.ts'

let box: Box
let school: School
const pupilIds = Array.from({ length: 30 }, () => newId())

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool())
  const pupils = pupilIds.map((id, index) => pupilOf(school, id, [`Фамилия ${index}`, 'Имя']))
  const about = { schoolId: school.schoolId, subjectId: school.schoolId }
  await box.deliver(PupilsChanged, { pupils }, about)
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const { query } = pg.Client.prototype

/** Names of the statements an RPC sends; the relay's own are left out. */
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

it('a mark takes eleven statements in three round trips, a column of thirty no more', async () => {
  const lesson = lessonOf(school, 'math', '2026-11-10')
  await tellLessons(box, school, [lesson])
  const { schoolId } = school
  const client = box.client(
    MarkServiceDefinition,
    teacher({ schoolId, personId: school.staff.math }),
  )
  const cell = { workNumber: 1, value: '5', comment: '', expectedVersion: 0 }
  const ask = { schoolId, lessonId: lesson.lessonId }
  const one = await statementsOf(() =>
    client.putMark(
      { ...ask, ...cell, pupilId: school.pupils.abramova },
      { idempotencyKey: newId() },
    ),
  )
  expect(one).toEqual([
    'begin',
    'idempotency_find',
    'lesson_lock',
    'lesson_facts',
    'mark_cells',
    'mark_works',
    'mark_save',
    'announce',
    'audit_append',
    'idempotency_save',
    'commit',
  ])
  const marks = pupilIds.map((pupilId) => ({ ...cell, pupilId }))
  const column = await statementsOf(() =>
    client.putMarks({ ...ask, marks }, { idempotencyKey: newId() }),
  )
  expect(column).toEqual(one)
})

it('a page and a list take as many statements for one lesson as for many', async () => {
  const { schoolId } = school
  const client = box.client(
    JournalReadServiceDefinition,
    deputyHead({ schoolId, personId: school.staff.admin }),
  )
  const page = () =>
    client.getJournalPage({ schoolId, courseId: school.courses.math, periodId: '' })
  const list = () => client.listJournals({ schoolId, classId: '', onlyMine: false })
  const few = [await statementsOf(page), await statementsOf(list)]
  expect(few.map((names) => names.slice(1, 3))).toEqual([
    ['page_course', 'page_body'],
    ['list_school', 'list_journals'],
  ])
  const more = Array.from({ length: 20 }, (_, index) =>
    lessonOf(school, 'math', '2026-11-10', { slot: index + 2 }),
  )
  await tellLessons(box, school, more)
  expect([await statementsOf(page), await statementsOf(list)]).toEqual(few)
})
