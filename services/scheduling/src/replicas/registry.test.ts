import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { PupilsChanged, StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { PolicyLevel, SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import { listCourses } from './courses.ts'
import { policiesOn } from './policies.ts'
import { getSchool } from './schools.ts'

let box: Box
let school: SchoolTeller

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling)
  school = await new SchoolTeller(box).open()
})
afterAll(() => box[Symbol.asyncDispose]())

const schoolClass = (classId: string, version: number) => ({
  schoolClass: {
    classId,
    schoolId: school.schoolId,
    year: 2026,
    grade: 5,
    letter: 'А',
    name: `5А, версия ${version}`,
    periodKind: PeriodKind.QUARTER,
    classTeacherId: '',
    pupilCount: 0,
    version,
  },
})

const dump = (table: 'replica_class' | 'replica_pupil') =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows(
      table,
      table === 'replica_class'
        ? sql`select class_id, name, version from replica_class order by class_id`
        : sql`select pupil_id, class_id, is_taught_apart, version from replica_pupil order by pupil_id`,
    ),
  )

describe('copies of what the registry owns', () => {
  it('are the same whatever the order and number of deliveries', async () => {
    const classId = newId()
    const about = { schoolId: school.schoolId, subjectId: classId }
    const ids = [newId(), newId(), newId()]
    for (const version of [2, 3, 1, 3, 2]) {
      const eventId = ids[version - 1]!
      await box.deliver(ClassChanged, schoolClass(classId, version), { ...about, version, eventId })
    }
    expect(await dump('replica_class')).toEqual([{ classId, name: '5А, версия 3', version: 3 }])
  })

  it('take the newest state of a pupil that an event names twice', async () => {
    const [pupilId, classId] = [newId(), newId()]
    const pupil = {
      pupilId,
      schoolId: school.schoolId,
      classId,
      birthDate: '',
      snilsHash: '',
      studyForm: StudyForm.HOME,
      enrolledOn: '2026-09-01',
      leftOn: '',
      version: 2,
      name: undefined,
    }
    const older = { ...pupil, studyForm: StudyForm.FULL_TIME, version: 1 }
    const about = { schoolId: school.schoolId, subjectId: school.schoolId }
    await box.deliver(PupilsChanged, { pupils: [pupil, older] }, about)
    await box.deliver(PupilsChanged, { pupils: [older] }, about)
    expect(await dump('replica_pupil')).toEqual([
      { pupilId, classId, isTaughtApart: true, version: 2 },
    ])
  })

  it('name a course though its subject and teacher are not told yet', async () => {
    const classId = await school.schoolClass('7А')
    const courseId = await school.course({ classId, subjectId: newId(), teacherId: newId() })
    const [course] = await box.db.read({ schoolId: school.schoolId }, (read) =>
      listCourses(read, school.schoolId, [courseId]),
    )
    expect(course).toMatchObject({ className: '7А', subjectName: '', teacherName: '' })
  })

  it('resolve policies by date, and leave out what a newer release may have added', async () => {
    const { schoolId } = school
    const override = {
      level: PolicyLevel.SCHOOL,
      key: 'P-30',
      valueJson: JSON.stringify({
        zone: 'Europe/Moscow',
        weekStart: 'monday',
        weekDays: 6,
        grade1WeekDays: 5,
      }),
      validFrom: '2027-01-01',
      ground: 'Приказ № 7',
      author: '',
      isFixed: false,
    }
    const overrides = [override, { ...override, key: 'P-99' }]
    const event = { schoolId, preset: 'moscow-oblast', overrides, version: 2 }
    await box.deliver(SchoolPoliciesChanged, event, { schoolId, subjectId: schoolId })
    const stored = await box.db.read({ schoolId }, (read) => getSchool(read, schoolId))
    expect(stored.overrides).toHaveLength(1)
    const weekDays = (date: string) => policiesOn(stored, date)['P-30'].value.weekDays
    expect([weekDays('2026-12-31'), weekDays('2027-01-01')]).toEqual([5, 6])
  })

  it('are seen by nobody without a school, and not by another school', async () => {
    const count = sql`select count(*) as rows from replica_course`
    expect(await box.db.direct.one('count', count)).toEqual({ rows: 0 })
    const other = await box.db.read({ schoolId: newId() }, (read) => read.one('count', count))
    expect(other).toEqual({ rows: 0 })
  })

  it('are not written by an event that holds nothing', async () => {
    const about = { schoolId: school.schoolId, subjectId: newId() }
    await box.deliver(CourseChanged, { course: undefined }, about)
    await box.deliver(PupilsChanged, { pupils: [] }, about)
    const dead = await box.db.direct.one('dead', sql`select count(*) as letters from dead_letter`)
    expect(dead).toEqual({ letters: 0 })
  })
})
