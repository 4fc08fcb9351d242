import { Account, SignInRequest } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import type { WithRegion } from '../deps.ts'
import { usingAccount } from '../links/using-account.ts'
import { findTyped, useInvite } from '../invites/use-invite.ts'
import type { FoundInvite } from '../invites/store.ts'
import { ensureAccount, findAccountBySubject, noteSignIn } from '../links/account-store.ts'
import type { AccountRow } from '../links/account-store.ts'
import { linkPersons } from '../links/link.ts'
import { findPersonsBySnils } from '../links/store.ts'
import { normalizeLogin } from '../logins/rules.ts'
import { firstSignInProblem, isEsia, joining, provedSnils } from './matching.ts'
import { getAccountMessage } from './message.ts'

const check = ({ issuer, subject }: SignInRequest): void => {
  if (issuer === '') throw invalid('issuer', 'REQUIRED')
  if (subject === '') throw invalid('subject', 'REQUIRED')
}

/** Known subject, else the code from the activation page, else a confirmed СНИЛС (IAM-20, IAM-24). */
export const signIn =
  (deps: WithRegion): Handlers<typeof SignInServiceDefinition>['signIn'] =>
  async (request: SignInRequest, context: Context) => {
    check(request)
    const { clock, secrets } = deps
    const { issuer, subject, inviteCode } = request
    const snilsHash = provedSnils(request, secrets)
    const typed = inviteCode === '' ? undefined : await findTyped(deps, inviteCode, context)

    const makeAccount = (tx: Tx): Promise<AccountRow> => {
      const username = isEsia(request) ? '' : normalizeLogin(request.username)
      const account = { accountId: newId(), issuer, subject, username: username || undefined }
      return ensureAccount(tx, account, clock.now())
    }

    const use = async (tx: Tx, accountId: string, invite: FoundInvite): Promise<void> => {
      // The same person opened the activation page once more.
      if (invite.usedBy === accountId) return
      const account = await usingAccount(tx, accountId, invite.schoolId)
      await useInvite(tx, deps, invite, { ...account, isEsia: isEsia(request) })
    }

    const decide = async (tx: Tx): Promise<Account> => {
      const known = await findAccountBySubject(tx, issuer, subject)
      const matches =
        snilsHash === undefined ? [] : await findPersonsBySnils(tx, snilsHash, clock.now())
      if (known === undefined && typed === undefined) {
        const problem = firstSignInProblem(request, matches)
        if (problem !== undefined) throw problem
      }
      const { accountId } = known ?? (await makeAccount(tx))
      if (typed !== undefined) await use(tx, accountId, typed)
      const links = joining(matches, accountId)
      await linkPersons(tx, { clock, way: 'gosuslugi', links })
      noteSignIn(tx, accountId, { at: clock.now(), snilsHash })
      return getAccountMessage(tx, deps, accountId)
    }
    return command(deps, context, { request, requestType: SignInRequest }, decide, Account)
  }
