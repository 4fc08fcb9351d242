import { coversSchool } from '@zvonok/policy/authority'
import { roleGroups, schoolStaff } from '@zvonok/policy/roles'
import type { Policies } from '@zvonok/policy/resolve'
import { actorIn, grantsIn } from '@zvonok/runtime/caller'
import type { Actor, Caller, Grant } from '@zvonok/runtime/caller'
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

type Owners = Pick<Policies, 'P-20' | 'P-26'>

const refusal = ({ key, ground }: Owners['P-20'] | Owners['P-26']) =>
  forbidden('TIMETABLE_NOT_YOURS', { policy: key, ground })

/** Roles by which the caller enters the timetable of some class: P-20, and P-26 for a class teacher [M Г.6]. */
const enteringBy = (caller: Caller, schoolId: string, policies: Owners): readonly Grant[] =>
  grantsIn(caller, schoolId, ...timetableRoles).filter(
    ({ role }) =>
      (policies['P-20'].value.enters as readonly string[]).includes(role) &&
      (role !== 'class-teacher' || policies['P-26'].value.maySchedule),
  )

/** Before anything else is looked at: whoever enters no timetable here learns nothing of it. */
export const admitEntering = (caller: Caller, schoolId: string, policies: Owners): void => {
  if (enteringBy(caller, schoolId, policies).length > 0) return
  const asClassTeacher = (policies['P-20'].value.enters as readonly string[]).includes(
    'class-teacher',
  )
  throw refusal(asClassTeacher ? policies['P-26'] : policies['P-20'])
}

/** Tries without keeping: whoever enters, and the deputy head who controls the timetable [39 4.6.2]. */
export const admitTrying = (caller: Caller, schoolId: string, policies: Owners): void => {
  if (grantsIn(caller, schoolId, 'deputy-head').length === 0) {
    admitEntering(caller, schoolId, policies)
  }
}

/** Which of the staff may enter the timetable of these classes: P-20, and P-26 for the own class [M Г.6]. */
export const admitTimetable = (
  caller: Caller,
  schoolId: string,
  policies: Owners,
  classIds: readonly string[],
): void => {
  admitEntering(caller, schoolId, policies)
  const entering = enteringBy(caller, schoolId, policies)
  if (entering.some(({ role }) => role !== 'class-teacher')) return
  const ownClasses = new Set(entering.map(({ classId }) => classId))
  const power = policies['P-26']
  if (classIds.length === 0 || classIds.some((classId) => !ownClasses.has(classId))) {
    throw forbidden('CLASS_NOT_YOURS', { policy: power.key, ground: power.ground })
  }
}

/** As whom the caller changes the timetable: a teacher may be a parent at the same school. */
export const timetableActor = (caller: Caller, schoolId: string): Actor =>
  actorIn(caller, schoolId, ...timetableRoles)
