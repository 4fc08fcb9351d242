import {
  ActivateInviteRequest,
  ActivateInviteResponse,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { ActivationServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import { conflict } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import type { WithDirectory, WithGuesses } from '../deps.ts'
import { insertAccounts } from '../links/account-store.ts'
import { createLogin } from '../logins/create-login.ts'
import { checkLogin, normalizeLogin } from '../logins/rules.ts'
import { deleteClaims } from '../logins/store.ts'
import { repeatable } from '../repeatable.ts'
import { roleOf } from './rules.ts'
import type { FoundInvite } from './store.ts'
import { checkWorks, findTyped, useInvite } from './use-invite.ts'

interface Prepared {
  readonly found: FoundInvite
  readonly subject: string
}

const greetingOf = (invite: FoundInvite): string =>
  roleOf(invite) === 'pupil'
    ? `${invite.pupilGivenName} ${invite.pupilSurname}`
    : [invite.parentGivenName, invite.parentPatronymic].filter(Boolean).join(' ')

/** The directory first, our transaction after it: when either fails nothing is linked and the code still works. */
export const activateInvite =
  (
    deps: WithDirectory & WithGuesses,
  ): Handlers<typeof ActivationServiceDefinition>['activateInvite'] =>
  (request: ActivateInviteRequest, context: Context) => {
    const { clock, issuer, secrets } = deps
    const { code, password } = request
    const username = normalizeLogin(request.username)
    checkLogin(username, password)
    const attempt = secrets.attempt(code, username, password)

    const prepare = async (): Promise<Prepared> => {
      const found = await findTyped(deps, code, context)
      checkWorks(found, deps)
      if (found.linkedTo !== undefined) throw conflict('PERSON_ALREADY_LINKED')
      const login = { username, password, temporary: false, displayName: greetingOf(found) }
      const purpose = `invite/${found.inviteId}`
      return { found, subject: await createLogin(deps, { ...login, purpose, attempt }) }
    }

    // The password is not to be found out from the request's hash kept with the answer.
    const kept = { ...request, password: attempt }
    return repeatable(prepare, (prepared) =>
      command(
        deps,
        context,
        { request: kept, requestType: ActivateInviteRequest },
        async (tx) => {
          const { found, subject } = await prepared()
          const account = { accountId: newId(), issuer, subject, username }
          await insertAccounts(tx, [account], clock.now())
          const using = { accountId: account.accountId, isEsia: false, isAdultThere: false }
          await useInvite(tx, deps, found, using)
          deleteClaims(tx, [username])
          return { username }
        },
        ActivateInviteResponse,
      ),
    )
  }
