import { parseSnils } from '@zvonok/policy/snils'
import type { SignInRequest } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { conflict, precondition } from '@zvonok/runtime/refusal'
import type { Refusal } from '@zvonok/runtime/refusal'
import { isUnder14 } from '../invites/rules.ts'
import type { AccountLink, SnilsMatch } from '../links/store.ts'
import type { Secrets } from '../secrets.ts'

/** Alias of Gosuslugi at the OpenID provider. */
const esia = 'esia'

export const isEsia = (request: SignInRequest): boolean => request.identityProvider === esia

/** The hash of a СНИЛС that a confirmed account of Gosuslugi vouches for. */
export const provedSnils = (request: SignInRequest, secrets: Secrets): string | undefined => {
  if (!isEsia(request) || !request.isConfirmed) return undefined
  const snils = parseSnils(request.snils)
  return snils.ok ? secrets.snilsHash(snils.value) : undefined
}

// Children under 14 come by code, login and password only [39 7.4].
const isOldEnough = ({ birthDate, today }: SnilsMatch): boolean =>
  birthDate === undefined || !isUnder14(birthDate, today)

const linkOf =
  (accountId: string) =>
  ({ schoolId, personId }: SnilsMatch): AccountLink => ({ schoolId, personId, accountId })

/** Persons that join an account which is known already: those of nobody, and its own who came by code. */
export const joining = (matches: readonly SnilsMatch[], accountId: string): AccountLink[] =>
  matches
    .filter((match) => match.accountId === undefined || match.accountId === accountId)
    .filter(isOldEnough)
    .map(linkOf(accountId))

/** Why nobody can be linked at a first sign-in without a code (IAM-24). */
export const firstSignInProblem = (
  request: SignInRequest,
  matches: readonly SnilsMatch[],
): Refusal | undefined => {
  if (!isEsia(request)) return precondition('ACCOUNT_NOT_LINKED')
  if (!request.isConfirmed) return precondition('ESIA_NOT_CONFIRMED')
  if (matches.length === 0) return precondition('NO_PERSON_FOR_SNILS')
  // One account for one human: nothing is linked when a part of them has another.
  if (matches.some(({ accountId }) => accountId !== undefined)) {
    return conflict('PERSON_ALREADY_LINKED')
  }
  return matches.some(isOldEnough) ? undefined : precondition('PUPIL_UNDER_14')
}
