import { audit } from '@zvonok/runtime/audit'
import { localDate } from '@zvonok/runtime/clock'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Deps, WithGuesses } from '../deps.ts'
import type { Guesser } from '../guesses/guesses.ts'
import { linkPersons } from '../links/link.ts'
import { openChild } from '../links/store.ts'
import { inviteProblem, roleOf, takingProblem } from './rules.ts'
import type { UsingAccount } from './rules.ts'
import { findInviteByCode, lockInvite, markUsed } from './store.ts'
import type { FoundInvite } from './store.ts'

/** The invite a person has typed the code of, wherever it is from. */
export const findTyped = (
  { db, secrets, guesses }: WithGuesses,
  code: string,
  guesser: Guesser,
): Promise<FoundInvite> =>
  guesses.find(code, guesser, (parsed) =>
    db.read({ everySchool: true }, (read: Read) =>
      findInviteByCode(read, secrets.codeHash(parsed)),
    ),
  )

/** Refuses a code that does not work now; answers the day at its school. */
export const checkWorks = (invite: FoundInvite, { clock }: Pick<Deps, 'clock'>): string => {
  const today = localDate(clock, invite.zone)
  const problem = inviteProblem(invite, clock.now(), today)
  if (problem !== undefined) throw problem
  return today
}

/** Uses the code for the account: links the person, opens the child, and the code is gone. */
export const useInvite = async (
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  found: FoundInvite,
  account: UsingAccount,
): Promise<FoundInvite> => {
  const invite = await lockInvite(tx, found)
  if (invite === undefined) throw invalid('code', 'INVITE_UNKNOWN')
  const today = checkWorks(invite, { clock })
  const problem = takingProblem(invite, account, today)
  if (problem !== undefined) throw problem
  const { accountId } = account
  const { schoolId, personId, pupilId } = invite
  await linkPersons(tx, { clock, way: 'invite', links: [{ schoolId, personId, accountId }] })
  if (roleOf(invite) === 'parent') openChild(tx, invite, pupilId)
  markUsed(tx, invite, { accountId, at: clock.now() })
  audit(tx, {
    schoolId,
    actor: { accountId, personId },
    action: 'invite.use',
    subject: `invite/${invite.inviteId}`,
    after: { personId, pupilId, accountId },
    at: clock.now(),
  })
  return invite
}
