import type { InviteServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { localDate } from '@zvonok/runtime/clock'
import type { Handlers } from '@zvonok/runtime/rpc'
import type { Deps } from '../deps.ts'
import { allowInvitesOf } from './allow.ts'
import { toInvites } from './messages.ts'
import { listClassInvites } from './store.ts'

export const listInvites =
  ({ db, clock, secrets }: Deps): Handlers<typeof InviteServiceDefinition>['listInvites'] =>
  async ({ schoolId, classId }, { caller }) => {
    const rows = await db.read({ schoolId }, async (read) => {
      const { zone } = await allowInvitesOf(read, caller, { schoolId, classId })
      return listClassInvites(read, { schoolId, classId, today: localDate(clock, zone) })
    })
    return { invites: toInvites(rows, secrets, clock.now()) }
  }
