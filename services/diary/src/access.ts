import { coversSchool } from '@zvonok/policy/authority'
import { roleGroups, schoolStaff, type Role } from '@zvonok/policy/roles'
import { grantsIn, isIn } from '@zvonok/runtime/caller'
import type { Caller } from '@zvonok/runtime/caller'

/** Open diaries; whose, the functions below decide. Office and teachers have no business there. */
export const readers: readonly Role[] = [
  ...roleGroups.authority,
  ...roleGroups.leadership,
  'class-teacher',
  ...roleGroups.family,
]

export interface PupilFacts {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
  readonly classId: string
  readonly classTeacherId: string | undefined
}

/** The pupil and the parents of this child; the grant has to name both the school and the child. */
export const isOfFamily = (
  caller: Caller,
  { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
): boolean =>
  grantsIn(caller, schoolId, ...roleGroups.family).some((grant) => grant.pupilId === pupilId)

/** Authorities and agencies read every school in their scope [M 1.12, Б.1]. */
const isAuthorityOver = (caller: Caller, school: PupilFacts): boolean =>
  caller.grants.some((grant) => coversSchool(grant, school))

/** Whoever may not even know that the pupil is there gets "not found". */
export const maySeePupil = (caller: Caller, pupil: PupilFacts): boolean =>
  isIn(caller, pupil.schoolId, ...schoolStaff) || isAuthorityOver(caller, pupil)

const leadsClass = (caller: Caller, pupil: PupilFacts): boolean =>
  grantsIn(caller, pupil.schoolId, 'class-teacher').some(
    ({ personId, classId }) => personId === pupil.classTeacherId || classId === pupil.classId,
  )

/** Leadership, agencies and the class teacher [39 4.2, 4.3, 4.6]; a teacher has the own journals [M 4.3]. */
export const mayReadDiary = (caller: Caller, pupil: PupilFacts): boolean =>
  isIn(caller, pupil.schoolId, ...roleGroups.leadership) ||
  isAuthorityOver(caller, pupil) ||
  leadsClass(caller, pupil)
