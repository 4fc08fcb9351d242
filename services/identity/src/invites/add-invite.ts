import { AddInviteRequest, InviteCheck } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { ActivationServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { unauthenticated } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import type { WithGuesses } from '../deps.ts'
import { repeatable } from '../repeatable.ts'
import { toCheck } from './messages.ts'
import { usingAccount } from '../links/using-account.ts'
import { findTyped, useInvite } from './use-invite.ts'

export const addInvite =
  (deps: WithGuesses): Handlers<typeof ActivationServiceDefinition>['addInvite'] =>
  (request, context) => {
    const { accountId, kind } = context.caller
    // A new account may have no role yet, so no list of roles can let it in.
    if (kind !== 'person') throw unauthenticated('SIGN_IN_REQUIRED')
    return repeatable(
      () => findTyped(deps, request.code, context),
      (found) =>
        command(
          deps,
          context,
          { request, requestType: AddInviteRequest },
          async (tx) => {
            const account = await usingAccount(tx, accountId, (await found()).schoolId)
            const invite = await useInvite(tx, deps, await found(), account)
            return toCheck(invite, localDate(deps.clock, invite.zone))
          },
          InviteCheck,
        ),
    )
  }
