import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind, PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { ChangeKind } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { raw, sql } from '@zvonok/runtime/postgres'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { lessonOf, tellLessons } from '../testing/lessons.ts'
import {
  newSchool,
  pupilOf,
  tellPeriods,
  tellPolicy,
  tellSchool,
  type School,
} from '../testing/school.ts'

let box: Box
let school: School

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool())
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const rowsOf = (table: string, order: string) =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows('test', sql`select * from ${raw(table)} order by ${raw(order)}`),
  )

describe('what others tell', () => {
  it('twice, or again from the start, leaves the same state', async () => {
    const tables = ['school', 'policy', 'period', 'class', 'group', 'pupil', 'staff', 'subject']
    const all = [...tables, 'work_type', 'course']
    const state = () => Promise.all(all.map((table) => rowsOf(`replica_${table}`, '2')))
    const before = await state()
    expect(before.every((rows) => rows.length > 0)).toBe(true)
    await tellSchool(box, school)
    expect(await state()).toEqual(before)
  })

  it('late never overwrites what is newer', async () => {
    const { belov } = school.pupils
    const tell = (surname: string, version: number) =>
      box.deliver(
        PupilsChanged,
        { pupils: [pupilOf(school, belov, [surname, 'Пётр'], { version })] },
        { schoolId: school.schoolId, subjectId: belov },
      )
    await tell('Чернов', 3)
    await tell('Серов', 2)
    const rows = await rowsOf('replica_pupil', 'pupil_id')
    expect(rows).toContainEqual(expect.objectContaining({ pupilId: belov, surname: 'Чернов' }))
  })

  it('of periods replaces the whole set, and an older set brings none back', async () => {
    const periodSet = {
      periodSetId: school.periodSetId,
      schoolId: school.schoolId,
      year: 2026,
      kind: PeriodKind.QUARTER,
      holidays: [],
      periods: [
        {
          periodId: school.quarters[0]!,
          number: 1,
          name: 'Единственная четверть',
          startsOn: '2026-09-01',
          endsOn: '2026-12-30',
        },
      ],
      version: 3,
    }
    const about = { schoolId: school.schoolId, subjectId: school.periodSetId }
    await box.deliver(PeriodSetChanged, { periodSet }, about)
    await tellPeriods(box, school, 2)
    expect(await rowsOf('replica_period', 'number')).toMatchObject([
      { name: 'Единственная четверть' },
    ])
  })

  it('of lessons keeps the newest of each and tells the open pages', async () => {
    const heard: string[] = []
    await using _page = await box.live.subscribe(`journal:${school.courses.math}`, (text) =>
      heard.push(text),
    )
    const lesson = lessonOf(school, 'math', '2026-11-10', { version: 2 })
    await tellLessons(box, school, [lesson], ChangeKind.MOVED)
    await tellLessons(box, school, [{ ...lesson, date: '2026-11-09', version: 1 }])
    expect(await rowsOf('replica_lesson', 'lesson_id')).toMatchObject([{ date: '2026-11-10' }])
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      { courseId: lesson.courseId, lessonId: lesson.lessonId, kind: 'schedule' },
    ])
  })

  it('of policies drops what this release does not know', async () => {
    await tellPolicy(box, school, ['P-99', { nonsense: true }])
    expect(await rowsOf('replica_policy', 'version')).toMatchObject([{ overrides: [], version: 2 }])
    await tellPolicy(box, school, ['P-12', { window: '1-week' }], 3)
    expect(await rowsOf('replica_policy', 'version')).toMatchObject([
      { overrides: [{ key: 'P-12', layer: 'school' }], version: 3 },
    ])
  })

  it('of finals opens and closes by version', async () => {
    const periodId = newId()
    const tell = (closesJournal: boolean, version: number) =>
      box.deliver(
        FinalsPut,
        {
          schoolId: school.schoolId,
          courseId: school.courses.math,
          classId: school.fifth,
          subjectId: school.subjects.math,
          periodId,
          year: 2026,
          finals: [],
          closesJournal,
          setAt: undefined,
          version,
        },
        { schoolId: school.schoolId, subjectId: periodId },
      )
    await tell(true, 2)
    await tell(false, 1)
    expect(await rowsOf('replica_final', 'period_id')).toMatchObject([{ closesJournal: true }])
  })

  it('is seen only within its school', async () => {
    const rows = await box.db.read({ schoolId: newId() }, (read) =>
      read.rows('test', sql`select school_id from replica_school`),
    )
    expect(rows).toEqual([])
    const unscoped = await box.db.direct.rows('test', sql`select school_id from replica_pupil`)
    expect(unscoped).toEqual([])
  })
})
