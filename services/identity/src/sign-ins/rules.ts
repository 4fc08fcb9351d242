import type { Grant } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { localDateOf } from '@zvonok/runtime/clock'

interface Named {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
}

interface AtSchool {
  readonly schoolId: string
  readonly schoolName: string
  readonly zone: string
  readonly year: number
}

export interface StaffFacts extends Named, AtSchool {
  readonly personId: string
  readonly roles: readonly string[]
  readonly startsOn: string
  readonly endsOn?: string | undefined
  /** Led by this person in the open year or later. */
  readonly classes: readonly { readonly classId: string; readonly name: string }[]
}

/** A pupil as seen by oneself or by a parent. */
export interface PupilFacts extends AtSchool {
  readonly personId: string
  readonly pupilId: string
  readonly classId: string
  readonly className: string
  readonly pupilSurname: string
  readonly pupilGivenName: string
}

export interface OwnFacts extends PupilFacts {
  readonly patronymic: string
}

export interface ChildFacts extends PupilFacts, Named {}

export interface RoleGrantFacts {
  readonly holder: string
  readonly role: string
  readonly regionId: string
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
  readonly startsOn: string
  readonly endsOn?: string | undefined
  readonly schoolName?: string | undefined
  readonly zone?: string | undefined
  readonly year?: number | undefined
}

/** Everything an account's grants follow from. */
export interface AccountFacts {
  readonly accountId: string
  readonly username?: string | undefined
  readonly roleGrants: readonly RoleGrantFacts[]
  readonly staff: readonly StaffFacts[]
  readonly pupils: readonly OwnFacts[]
  readonly children: readonly ChildFacts[]
}

export interface Today {
  readonly now: Date
  /** For grants that belong to no school. */
  readonly regionZone: string
}

interface Term {
  readonly startsOn: string
  readonly endsOn?: string | undefined
}

/** Both days included; days compare as texts. */
const isInForce = ({ startsOn, endsOn }: Term, today: string): boolean =>
  startsOn <= today && (endsOn === undefined || endsOn >= today)

const blank: Grant = {
  role: '',
  personId: '',
  regionId: '',
  municipalityId: '',
  schoolId: '',
  classId: '',
  pupilId: '',
  schoolName: '',
  className: '',
  pupilName: '',
  zone: '',
  year: 0,
}

const atSchool = ({ schoolId, schoolName, zone, year }: AtSchool): Grant => ({
  ...blank,
  schoolId,
  schoolName,
  zone,
  year,
})

const ofRoleGrant = (
  grant: RoleGrantFacts,
  accountId: string,
  { now, regionZone }: Today,
): Grant[] => {
  const { role, schoolId, schoolName, zone = regionZone, year } = grant
  if (!isInForce(grant, localDateOf(now, zone))) return []
  const given = { ...blank, role, personId: accountId, schoolName: schoolName ?? grant.holder }
  if (schoolId !== undefined) return [{ ...given, schoolId, zone, year: year ?? 0 }]
  const { regionId, municipalityId = '' } = grant
  return [{ ...given, regionId, municipalityId, zone }]
}

// Staff lose their roles with the last day at work.
const ofStaff = (staff: StaffFacts, { now }: Today): Grant[] => {
  if (!isInForce(staff, localDateOf(now, staff.zone))) return []
  const given = { ...atSchool(staff), personId: staff.personId }
  return [
    ...staff.roles.map((role) => ({ ...given, role })),
    ...staff.classes.map(({ classId, name }) => ({
      ...given,
      role: 'class-teacher',
      classId,
      className: name,
    })),
  ]
}

// Kept when the pupil has left: the past stays readable, the diary decides what of it [L 3.1.1].
const ofPupil = (role: 'pupil' | 'parent', pupil: PupilFacts): Grant => ({
  ...atSchool(pupil),
  role,
  personId: pupil.personId,
  classId: pupil.classId,
  className: pupil.className,
  pupilId: pupil.pupilId,
  pupilName: `${pupil.pupilGivenName} ${pupil.pupilSurname}`,
})

/** Roles in force today, each by the day of its own school. */
export const grantsOf = (facts: AccountFacts, today: Today): Grant[] => [
  ...facts.roleGrants.flatMap((grant) => ofRoleGrant(grant, facts.accountId, today)),
  ...facts.staff.flatMap((staff) => ofStaff(staff, today)),
  ...facts.pupils.map((pupil) => ofPupil('pupil', pupil)),
  ...facts.children.map((child) => ofPupil('parent', child)),
]

const politely = ({ surname, givenName, patronymic }: Named): string =>
  [givenName, patronymic || surname].filter((part) => part !== '').join(' ')

/** Adults by given name and patronymic, pupils by given name and surname, agencies as they are named. */
export const displayNameOf = (facts: AccountFacts): string => {
  const adult = facts.staff[0] ?? facts.children[0]
  if (adult !== undefined) return politely(adult)
  const [pupil] = facts.pupils
  if (pupil !== undefined) return `${pupil.pupilGivenName} ${pupil.pupilSurname}`
  return facts.roleGrants[0]?.holder ?? facts.username ?? ''
}
