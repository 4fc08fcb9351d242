import {
  Invite,
  InviteState,
  RevokeInviteRequest,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { InviteServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { audit } from '@zvonok/runtime/audit'
import { actorIn } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import { inviteKeepers, mayKeepInvites, maySeeSchool } from '../access.ts'
import type { Deps } from '../deps.ts'
import { toInvites } from './messages.ts'
import { stateOf } from './rules.ts'
import { listClassInvites, lockInvite, markRevoked } from './store.ts'

export const revokeInvite =
  (deps: Deps): Handlers<typeof InviteServiceDefinition>['revokeInvite'] =>
  (request, context) => {
    const { clock, secrets } = deps
    const { schoolId, inviteId } = request

    const decide = async (tx: Tx): Promise<Invite> => {
      if (!maySeeSchool(context.caller, schoolId)) throw notFound('invite')
      const invite = await lockInvite(tx, request)
      if (invite === undefined) throw notFound('invite')
      if (!mayKeepInvites(context.caller, schoolId, invite.classTeacherId)) {
        throw forbidden('NOT_YOUR_CLASS')
      }
      const now = clock.now()
      const state = stateOf(invite, now)
      if (state === InviteState.USED) throw precondition('INVITE_USED')
      if (state === InviteState.OPEN) markRevoked(tx, schoolId, [inviteId], now)
      const today = localDate(clock, invite.zone)
      const ofClass = { schoolId, classId: invite.classId, today }
      const [revoked] = toInvites(await listClassInvites(tx, ofClass, { inviteId }), secrets, now)
      // Replaced by a newer one since, or of a pupil who has left.
      if (revoked === undefined) throw precondition('INVITE_REVOKED')
      audit(tx, {
        schoolId,
        actor: actorIn(context.caller, schoolId, ...inviteKeepers),
        action: 'invite.revoke',
        subject: `invite/${inviteId}`,
        before: { state },
        after: { state: revoked.state },
        at: now,
      })
      return revoked
    }
    return command(
      deps,
      context,
      { schoolId, request, requestType: RevokeInviteRequest },
      decide,
      Invite,
    )
  }
