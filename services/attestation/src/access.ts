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

/** Set finals [39 4.4.11; M Г.8; S 4.2.2.9]: no source gives it to an administrator. */
export const setters: readonly Role[] = ['teacher', 'class-teacher', 'deputy-head']

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

/** Why the caller may not set finals of the course; undefined when they may. */
export interface NotYours {
  readonly reason: 'COURSE_NOT_YOURS' | 'CLASS_TEACHER_MAY_NOT'
  readonly details: Readonly<Record<string, string>>
}

type Rules = Pick<Policies, 'P-22' | 'P-26'>

/** Whose finals the caller sets: those of the class, or those P-22 keeps for the deputy head [S 4.2.2.9]. */
export interface Setting {
  readonly ofClass: boolean
  readonly forDeputyHead: boolean
}

export const settingOf = (caller: Caller, course: CourseFacts, policies: Rules): Setting => ({
  // The class teacher where P-26 lets them [M Г.8].
  ofClass:
    isTeacherOf(caller, course) ||
    (policies['P-26'].value.maySetFinals && isClassTeacherOf(caller, course)),
  forDeputyHead:
    policies['P-22'].value.finalsBy === 'deputy-head' &&
    isIn(caller, course.schoolId, 'deputy-head'),
})

export const whyNotSetter = (
  caller: Caller,
  course: CourseFacts,
  policies: Rules,
): NotYours | undefined => {
  const { ofClass, forDeputyHead } = settingOf(caller, course, policies)
  if (ofClass || forDeputyHead) return undefined
  if (!isClassTeacherOf(caller, course)) return { reason: 'COURSE_NOT_YOURS', details: {} }
  const { key, ground } = policies['P-26']
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
