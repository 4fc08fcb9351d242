import type { ActivationServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { Handlers } from '@zvonok/runtime/rpc'
import type { WithGuesses } from '../deps.ts'
import { toCheck } from './messages.ts'
import { checkWorks, findTyped } from './use-invite.ts'

export const checkInvite =
  (deps: WithGuesses): Handlers<typeof ActivationServiceDefinition>['checkInvite'] =>
  async ({ code }, context) => {
    const invite = await findTyped(deps, code, context)
    return toCheck(invite, checkWorks(invite, deps))
  }
