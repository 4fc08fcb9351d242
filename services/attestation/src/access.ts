import { coversSchool } from '@zvonok/policy/authority'
import type { Policies } from '@zvonok/policy/resolve'
import { roleGroups, schoolStaff, type Role } from '@zvonok/policy/roles'
import { actorIn, grantsIn, isIn } from '@zvonok/runtime/caller'
import type { Actor, Caller } from '@zvonok/runtime/caller'
import { forbidden, notFound } from '@zvonok/runtime/refusal'

/** Open the finals of a course; which of them, `admitReader` decides. */
export const readers: readonly Role[] = [
  ...roleGroups.authority,
  ...roleGroups.leadership,
  ...roleGroups.teaching,
]

/** Set finals [39 4.4.11, 4.6; M Г.8]. */
export const setters: readonly Role[] = ['teacher', 'class-teacher', 'deputy-head', 'school-admin']

/** Close and reopen grading periods: who keeps periods and edit windows [39 4.1, S 4.2.1]. */
export const closers: readonly Role[] = ['school-admin']

/** See what is closed and which finals are missing [39 4.1, 4.2, 4.6]. */
export const closingReaders: readonly Role[] = roleGroups.leadership

export interface SchoolFacts {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

export interface CourseFacts extends SchoolFacts {
  readonly classId: string
  readonly classTeacherId?: string | undefined
  readonly teacherId: string
}

/** Authorities and agencies read every school in their scope [M 1.12, Б.1]. */
const readsFromAbove = (caller: Caller, school: SchoolFacts): boolean =>
  caller.grants.some((grant) => coversSchool(grant, school))

/** Whoever has nothing to do with the school gets "not found". */
export const admitToSchool = (caller: Caller, school: SchoolFacts): void => {
  if (isIn(caller, school.schoolId, ...schoolStaff) || readsFromAbove(caller, school)) return
  throw isIn(caller, school.schoolId) ? forbidden('ROLE_NOT_ALLOWED') : notFound('course')
}

const isPerson = (
  caller: Caller,
  schoolId: string,
  role: Role,
  personId: string | undefined,
): boolean =>
  personId !== undefined &&
  grantsIn(caller, schoolId, role).some((grant) => grant.personId === personId)

const isTeacherOf = (caller: Caller, course: CourseFacts): boolean =>
  isPerson(caller, course.schoolId, 'teacher', course.teacherId)

const isClassTeacherOf = (caller: Caller, course: CourseFacts): boolean =>
  isPerson(caller, course.schoolId, 'class-teacher', course.classTeacherId) ||
  grantsIn(caller, course.schoolId, 'class-teacher').some(
    (grant) => grant.classId === course.classId,
  )

/** The course's teacher, the class teacher, leadership and those above the school [39 4.2, 4.3, 4.6]. */
export const admitReader = (caller: Caller, course: CourseFacts): void => {
  admitToSchool(caller, course)
  const mayRead =
    isIn(caller, course.schoolId, ...roleGroups.leadership) ||
    readsFromAbove(caller, course) ||
    isTeacherOf(caller, course) ||
    isClassTeacherOf(caller, course)
  if (!mayRead) throw forbidden('COURSE_NOT_YOURS')
}

/** The deputy head and the administrator also enter what P-22 keeps from the teacher [S 4.2.2.9]. */
export const setsForSchool = (caller: Caller, schoolId: string): boolean =>
  isIn(caller, schoolId, 'deputy-head', 'school-admin')

/** Why the caller may not set finals of the course; undefined when they may. */
export interface NotYours {
  readonly reason: 'COURSE_NOT_YOURS' | 'CLASS_TEACHER_MAY_NOT'
  readonly details: Readonly<Record<string, string>>
}

/** The course's teacher; the class teacher where P-26 lets them [M Г.8]; the deputy head, the administrator. */
export const whyNotSetter = (
  caller: Caller,
  course: CourseFacts,
  policies: Pick<Policies, 'P-26'>,
): NotYours | undefined => {
  if (setsForSchool(caller, course.schoolId) || isTeacherOf(caller, course)) return undefined
  if (!isClassTeacherOf(caller, course)) return { reason: 'COURSE_NOT_YOURS', details: {} }
  const { key, value, ground } = policies['P-26']
  if (value.maySetFinals) return undefined
  return { reason: 'CLASS_TEACHER_MAY_NOT', details: { policy: key, ground } }
}

export const setterIn = (caller: Caller, schoolId: string): Actor =>
  actorIn(caller, schoolId, ...setters)

export const mayClose = (caller: Caller, schoolId: string): boolean =>
  isIn(caller, schoolId, ...closers)

/** Leadership of this very school; whoever has nothing to do with it gets "not found". */
export const admitToClosings = (
  caller: Caller,
  schoolId: string,
  allowed: readonly Role[],
  hidden: 'school' | 'period',
): void => {
  if (isIn(caller, schoolId, ...allowed)) return
  throw isIn(caller, schoolId) ? forbidden('ROLE_NOT_ALLOWED') : notFound(hidden)
}

export const closerIn = (caller: Caller, schoolId: string): Actor =>
  actorIn(caller, schoolId, ...closers)
