import {
  ActivationServiceDefinition,
  InviteServiceDefinition,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { feature } from '@zvonok/runtime/rpc'
import { inviteKeepers } from '../access.ts'
import type { Deps, WithDirectory, WithGuesses } from '../deps.ts'
import { activateInvite } from './activate-invite.ts'
import { addInvite } from './add-invite.ts'
import { checkInvite } from './check-invite.ts'
import { issueInvites } from './issue-invites.ts'
import { listInvites } from './list-invites.ts'
import { revokeInvite } from './revoke-invite.ts'

const keepers = { roles: inviteKeepers }

export const inviteFeature = (deps: Deps) =>
  feature(
    InviteServiceDefinition,
    {
      issueInvites: issueInvites(deps),
      listInvites: listInvites(deps),
      revokeInvite: revokeInvite(deps),
    },
    { issueInvites: keepers, listInvites: keepers, revokeInvite: keepers },
  )

export const activationFeature = (deps: WithDirectory & WithGuesses) =>
  feature(
    ActivationServiceDefinition,
    {
      checkInvite: checkInvite(deps),
      activateInvite: activateInvite(deps),
      addInvite: addInvite(deps),
    },
    { checkInvite: 'anonymous', activateInvite: 'anonymous', addInvite: 'anonymous' },
  )
