import { addMonths } from '@zvonok/policy/dates'
import { InviteState } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { conflict, precondition } from '@zvonok/runtime/refusal'
import type { Refusal } from '@zvonok/runtime/refusal'

const dayMs = 86_400_000

/** How long a code works [39 Прил.]. */
const inviteDays = 14

export const expiryOf = (issuedAt: Date): Date => new Date(issuedAt.getTime() + inviteDays * dayMs)

export interface InviteTimes {
  readonly expiresAt: Date
  readonly usedAt?: Date | undefined
  readonly revokedAt?: Date | undefined
}

export const stateOf = ({ expiresAt, usedAt, revokedAt }: InviteTimes, now: Date): InviteState => {
  if (usedAt !== undefined) return InviteState.USED
  if (expiresAt <= (revokedAt ?? now)) return InviteState.EXPIRED
  return revokedAt === undefined ? InviteState.OPEN : InviteState.REVOKED
}

/** «Вход для детей до 14 лет»: only by login and password, they have no Gosuslugi account [39 7.4]. */
export const isUnder14 = (birthDate: string, today: string): boolean =>
  addMonths(birthDate, 14 * 12) > today

export const roleOf = ({
  personId,
  pupilId,
}: {
  readonly personId: string
  readonly pupilId: string
}): 'pupil' | 'parent' => (personId === pupilId ? 'pupil' : 'parent')

/** What stands behind a code that somebody has typed correctly. */
export interface TypedInvite extends InviteTimes {
  readonly personId: string
  readonly pupilId: string
  readonly birthDate: string
  readonly leftOn?: string | undefined
  /** The registry still has the person as this pupil's parent, or the person is the pupil. */
  readonly isFamily: boolean
  /** The account that has used the code. */
  readonly usedBy?: string | undefined
  /** The account the person is linked to. */
  readonly linkedTo?: string | undefined
}

/** Whoever holds the code itself is told plainly why it does not work. */
export const inviteProblem = (
  invite: TypedInvite,
  now: Date,
  today: string,
): Refusal | undefined => {
  const details = { expiredAt: invite.expiresAt.toISOString() }
  switch (stateOf(invite, now)) {
    case InviteState.USED:
      return precondition('INVITE_USED')
    case InviteState.EXPIRED:
      return precondition('INVITE_EXPIRED', details)
    case InviteState.REVOKED:
      return precondition('INVITE_REVOKED')
    default:
      break
  }
  if (!invite.isFamily) return precondition('INVITE_REVOKED')
  // The right of access ends with leaving the school [L 3.1.1].
  const hasLeft = invite.leftOn !== undefined && invite.leftOn < today
  return hasLeft ? precondition('PUPIL_HAS_LEFT') : undefined
}

/** What the account that wants to use a code is. */
export interface UsingAccount {
  readonly accountId: string
  /** Signs in through Gosuslugi only. */
  readonly isEsia: boolean
  /** The account acts as a parent of this pupil, or works at the school. */
  readonly isAdultThere: boolean
}

/** Whether this account may take the person the code is for. */
export const takingProblem = (
  invite: TypedInvite,
  account: UsingAccount,
  today: string,
): Refusal | undefined => {
  if (invite.linkedTo !== undefined && invite.linkedTo !== account.accountId) {
    return conflict('PERSON_ALREADY_LINKED')
  }
  if (roleOf(invite) === 'parent') return undefined
  // A pupil never works under the login of an adult [39 4.3.11].
  if (account.isAdultThere) return precondition('INVITE_FOR_PUPIL')
  return account.isEsia && isUnder14(invite.birthDate, today)
    ? precondition('PUPIL_UNDER_14')
    : undefined
}
