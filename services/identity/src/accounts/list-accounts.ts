import type { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { isIn } from '@zvonok/runtime/caller'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import { accountReaders, maySeeSchool } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listStaff, staffName } from './store.ts'

export const listAccounts =
  ({ db, clock }: Deps): Handlers<typeof AccountServiceDefinition>['listAccounts'] =>
  async ({ schoolId }, { caller }) => {
    if (!maySeeSchool(caller, schoolId)) throw notFound('school')
    if (!isIn(caller, schoolId, ...accountReaders)) throw forbidden('ROLE_NOT_ALLOWED')
    const rows = await db.read({ schoolId }, (read) => listStaff(read, schoolId, clock.now()))
    return {
      staff: rows.map((row) => ({
        personId: row.personId,
        personName: staffName(row),
        username: row.username ?? '',
        hasSignedIn: row.hasSignedIn,
      })),
    }
  }
