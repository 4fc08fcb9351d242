import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import {
  CourseChanged,
  CourseServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/courses'
import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { newId } from '@zvonok/runtime/id'
import { deputyHead, schoolAdmin, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, putClass, putStaff, startRegistryBox } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const setUp = async () => {
  const school = await createSchool(box)
  const { schoolId, admin } = school
  const [{ personId: teacherId }, { classId }] = [
    await putStaff(box, school),
    await putClass(box, school),
  ]
  const { subjects } = await box.client(SubjectServiceDefinition, admin).listSubjects({ schoolId })
  const subjectId = subjects.find(({ name }) => name === 'Английский язык')!.subjectId
  const wanted = {
    schoolId,
    courseId: '',
    classId,
    groupId: '',
    subjectId,
    teacherId,
    halfHoursPerWeek: 6,
    expectedVersion: 0,
  }
  return { ...school, school, wanted, client: box.client(CourseServiceDefinition, admin) }
}

describe('courses', () => {
  it('splits a subject between two groups without a second subject (REG-18)', async () => {
    const { schoolId, admin, wanted, client } = await setUp()
    const classes = box.client(ClassServiceDefinition, admin)
    const { classId } = wanted
    const made = []
    for (const name of ['1-я группа', '2-я группа']) {
      const group = { schoolId, groupId: '', classId, name, pupilIds: [], expectedVersion: 0 }
      const { groupId } = await classes.putGroup(group)
      made.push(await client.putCourse({ ...wanted, groupId }))
    }
    const { courses } = await client.listCourses({ schoolId, year: 2026, classId: '' })
    expect(courses).toEqual(made)
    await box.settled()
    expect(box.recordedEvents(CourseChanged).map(({ event }) => event.course)).toEqual(made)
    expect(await client.listCourses({ schoolId, year: 2025, classId: '' })).toEqual({ courses: [] })
  })

  it('changes teacher and hours, never what the journal is about', async () => {
    const { schoolId, school, wanted, client } = await setUp()
    const course = await client.putCourse(wanted)
    expect(course).toMatchObject({ year: 2026, groupId: '', version: 1 })
    const { personId: teacherId } = await putStaff(box, school)
    const change = { ...wanted, courseId: course.courseId, teacherId, expectedVersion: 1 }
    expect(await client.putCourse(change)).toMatchObject({ teacherId, version: 2 })
    const { classId } = await putClass(box, school, '7А')
    await expect(
      client.putCourse({ ...change, classId, expectedVersion: 2 }),
    ).rejects.toMatchObject({ violations: [{ field: 'classId', reason: 'COURSE_IS_FIXED' }] })
    await expect(client.putCourse(change)).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', teacherId },
    })
    await expect(client.putCourse({ ...change, courseId: newId() })).rejects.toMatchObject({
      reason: 'COURSE_NOT_FOUND',
    })
    const { courses } = await client.listCourses({ schoolId, year: 2026, classId })
    expect(courses).toEqual([])
  })

  it('refuses what the school does not have and who may not teach', async () => {
    const { school, wanted, client } = await setUp()
    const office = await putStaff(box, school, { roles: ['secretary'] })
    const gone = await putStaff(box, school, { until: '2026-09-02' })
    const refusals = [
      [{ classId: newId() }, 'classId', 'CLASS_NOT_FOUND'],
      [{ groupId: newId() }, 'groupId', 'GROUP_NOT_FOUND'],
      [{ subjectId: newId() }, 'subjectId', 'SUBJECT_NOT_FOUND'],
      [{ teacherId: newId() }, 'teacherId', 'STAFF_NOT_FOUND'],
      [{ teacherId: office.personId }, 'teacherId', 'NOT_A_TEACHER'],
      [{ teacherId: gone.personId }, 'teacherId', 'STAFF_HAS_LEFT'],
      [{ halfHoursPerWeek: 41 }, 'halfHoursPerWeek', 'OUT_OF_RANGE'],
    ] as const
    for (const [changes, field, reason] of refusals) {
      await expect(client.putCourse({ ...wanted, ...changes })).rejects.toMatchObject({
        violations: [{ field, reason }],
      })
    }
  })

  it('makes one course of a race and repeats the answer of a key', async () => {
    const { wanted, client } = await setUp()
    const idempotencyKey = newId()
    const put = () => client.putCourse(wanted, { idempotencyKey })
    expect(await put()).toEqual(await put())
    await expect(client.putCourse(wanted)).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field: 'subjectId', reason: 'COURSE_EXISTS' }],
    })
  })

  it('is the deputy head’s to plan, a teacher’s to read, a stranger’s never', async () => {
    const { schoolId, wanted } = await setUp()
    const by = (caller: ReturnType<typeof teacher>) => box.client(CourseServiceDefinition, caller)
    const personId = newId()
    await by(deputyHead({ schoolId, personId })).putCourse(wanted)
    const teaching = by(teacher({ schoolId, personId }))
    await expect(teaching.putCourse(wanted)).rejects.toMatchObject({ kind: 'forbidden' })
    const { courses } = await teaching.listCourses({ schoolId, year: 2026, classId: '' })
    expect(courses).toHaveLength(1)
    const stranger = by(schoolAdmin({ schoolId: newId(), personId }))
    await expect(stranger.putCourse(wanted)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
