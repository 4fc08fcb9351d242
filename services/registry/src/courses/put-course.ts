import {
  Course,
  CourseChanged,
  PutCourseRequest,
} from '@zvonok/contracts/zvonok/registry/v1/courses'
import { actorIn } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { findStaff } from '../people/staff-store.ts'
import { record } from '../record.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { fixedField, whyNotTeacher } from './rules.ts'
import { findCourseFacts, lockCourse, saveCourse, toCourse, type CourseRow } from './store.ts'

const checkRequest = (request: PutCourseRequest) => {
  const check = createCheck()
  const wanted = {
    id: check.optionalId('courseId', request.courseId),
    classId: check.id('classId', request.classId),
    groupId: check.optionalId('groupId', request.groupId),
    subjectId: check.id('subjectId', request.subjectId),
    teacherId: check.id('teacherId', request.teacherId),
    halfHoursPerWeek: check.whole('halfHoursPerWeek', request.halfHoursPerWeek, 1, 40),
  }
  check.done()
  return wanted
}

const describe = (now: CourseRow) => ({
  teacherId: now.teacherId,
  halfHoursPerWeek: String(now.halfHoursPerWeek),
})

export const putCourse =
  (deps: Deps) =>
  async (request: PutCourseRequest, context: Context): Promise<Course> => {
    const { schoolId, expectedVersion } = request
    const { zone } = await allowInOrOver(deps.db, context.caller, schoolId, keepers.courses, [])
    const { id, ...wanted } = checkRequest(request)
    const today = localDate(deps.clock, zone)
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.courses) }

    const decide = async (tx: Tx): Promise<Course> => {
      const [before, facts, teacher] = await Promise.all([
        id === undefined ? undefined : lockCourse(tx, schoolId, id),
        findCourseFacts(tx, schoolId, wanted),
        findStaff(tx, schoolId, wanted.teacherId),
      ])
      const version = nextVersion({ what: 'course', id, expectedVersion, before, describe })
      const fixed = before && fixedField(before, wanted)
      if (fixed !== undefined) throw invalid(fixed, 'COURSE_IS_FIXED')
      const { year } = facts
      if (year === undefined) throw invalid('classId', 'CLASS_NOT_FOUND')
      const hasGroup = wanted.groupId === undefined || facts.hasGroup
      const whyNot =
        before?.teacherId === wanted.teacherId ? undefined : whyNotTeacher(teacher, today)
      const check = createCheck()
      check.that('groupId', hasGroup, 'GROUP_NOT_FOUND')
      check.that('subjectId', facts.hasSubject, 'SUBJECT_NOT_FOUND')
      check.that('teacherId', whyNot === undefined, whyNot ?? '')
      check.done()

      const row: CourseRow = { ...wanted, schoolId, courseId: id ?? newId(), year, version }
      await saveCourse(tx, row)
      const course = toCourse(row)
      record(tx, by, {
        schoolId,
        message: CourseChanged,
        event: { course },
        subject: 'course',
        id: row.courseId,
        version,
        before,
        after: row,
      })
      return course
    }
    const asked = { schoolId, request, requestType: PutCourseRequest }
    return command(deps, context, asked, decide, Course)
  }
