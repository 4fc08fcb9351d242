import { coversSchool } from '@zvonok/policy/authority'
import { roleGroups, schoolStaff } from '@zvonok/policy/roles'
import type { Policies } from '@zvonok/policy/resolve'
import { actorIn, grantsIn } from '@zvonok/runtime/caller'
import type { Actor, Caller } from '@zvonok/runtime/caller'
import { forbidden, notFound } from '@zvonok/runtime/refusal'

/** Who may ever enter the timetable; P-20 and P-26 say which of them do in a school. */
export const timetableRoles = [
  'school-admin',
  'deputy-head',
  'dispatcher',
  'class-teacher',
] as const

export const staffRoles = schoolStaff
export const readerRoles = [...schoolStaff, ...roleGroups.authority]

interface SchoolPlace {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

/** Authorities and agencies read within their region or municipality [M 1.12]. */
const readsFromAbove = (caller: Caller, school: SchoolPlace): boolean =>
  caller.grants.some((grant) => coversSchool(grant, school))

const worksIn = (caller: Caller, schoolId: string): boolean =>
  grantsIn(caller, schoolId, ...schoolStaff).length > 0

/** A school one has nothing to do with does not exist; its families may not read the calendar of all. */
export const admitStaff = (caller: Caller, schoolId: string): void => {
  if (worksIn(caller, schoolId)) return
  throw grantsIn(caller, schoolId).length > 0 ? forbidden('ROLE_NOT_ALLOWED') : notFound('school')
}

export const admitReader = (caller: Caller, school: SchoolPlace): void => {
  if (!readsFromAbove(caller, school)) admitStaff(caller, school.schoolId)
}

/** Which of the staff may enter the timetable of these classes: P-20, and P-26 for the own class [M Г.6]. */
export const admitTimetable = (
  caller: Caller,
  schoolId: string,
  policies: Pick<Policies, 'P-20' | 'P-26'>,
  classIds: readonly string[],
): void => {
  const owner = policies['P-20']
  const entering = grantsIn(caller, schoolId, ...timetableRoles).filter(({ role }) =>
    (owner.value.enters as readonly string[]).includes(role),
  )
  if (entering.some(({ role }) => role !== 'class-teacher')) return
  const ownClasses = new Set(entering.map(({ classId }) => classId))
  const power = policies['P-26']
  if (entering.length === 0 || !power.value.maySchedule) {
    const refusing = entering.length === 0 ? owner : power
    throw forbidden('TIMETABLE_NOT_YOURS', { policy: refusing.key, ground: refusing.ground })
  }
  if (classIds.length === 0 || classIds.some((classId) => !ownClasses.has(classId))) {
    throw forbidden('CLASS_NOT_YOURS', { policy: power.key, ground: power.ground })
  }
}

/** As whom the caller changes the timetable: a teacher may be a parent at the same school. */
export const timetableActor = (caller: Caller, schoolId: string): Actor =>
  actorIn(caller, schoolId, ...timetableRoles)
