import { InviteState } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { Invite, InviteCheck } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { formatInviteCode } from '@zvonok/policy/invite-code'
import { compareNames, fullName } from '@zvonok/policy/names'
import type { PersonName } from '@zvonok/policy/names'
import type { Secrets } from '../secrets.ts'
import { isUnder14, roleOf, stateOf } from './rules.ts'
import type { ClassInvite, FoundInvite } from './store.ts'

export const toCheck = (invite: FoundInvite, today: string): InviteCheck => ({
  schoolName: invite.schoolName,
  className: invite.className,
  pupilGivenName: invite.pupilGivenName,
  role: roleOf(invite),
  isUnder14: isUnder14(invite.birthDate, today),
})

const personOf = (row: ClassInvite): PersonName => ({
  lastName: row.surname,
  firstName: row.givenName,
  middleName: row.patronymic,
})

const pupilOf = (row: ClassInvite): PersonName => ({
  lastName: row.pupilSurname,
  firstName: row.pupilGivenName,
  middleName: row.pupilPatronymic,
})

const byPupil = (a: ClassInvite, b: ClassInvite): number =>
  compareNames(pupilOf(a), pupilOf(b)) ||
  a.pupilId.localeCompare(b.pupilId) ||
  Number(a.personId !== a.pupilId) - Number(b.personId !== b.pupilId) ||
  compareNames(personOf(a), personOf(b)) ||
  a.personId.localeCompare(b.personId)

const toInvite = (row: ClassInvite, secrets: Secrets, now: Date): Invite[] => {
  const { inviteId, codeSealed, expiresAt, usedAt, revokedAt } = row
  if (inviteId === undefined || codeSealed === undefined || expiresAt === undefined) return []
  const state = stateOf({ expiresAt, usedAt, revokedAt }, now)
  const code = state === InviteState.OPEN ? (secrets.open(codeSealed) ?? '') : ''
  return [
    {
      inviteId,
      personId: row.personId,
      pupilId: row.pupilId,
      role: roleOf(row),
      personName: fullName(personOf(row)),
      pupilName: fullName(pupilOf(row)),
      code: formatInviteCode(code),
      state,
      expiresAt,
      usedAt,
    },
  ]
}

/** By pupil, the pupil's own first; codes in clear only while they work. */
export const toInvites = (rows: readonly ClassInvite[], secrets: Secrets, now: Date): Invite[] =>
  rows.toSorted(byPupil).flatMap((row) => toInvite(row, secrets, now))
