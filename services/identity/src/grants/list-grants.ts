import type { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { Handlers } from '@zvonok/runtime/rpc'
import { mayReadGrant } from '../access.ts'
import type { Deps } from '../deps.ts'
import { toRoleGrant } from './rules.ts'
import { listGrantRows } from './store.ts'

export const listGrants =
  ({ db }: Deps): Handlers<typeof GrantServiceDefinition>['listGrants'] =>
  async ({ schoolId }, { caller }) => {
    const wanted = schoolId === '' ? undefined : schoolId
    const rows = await db.read({ everySchool: true }, (read) => listGrantRows(read, wanted))
    const seen = rows.filter((row) =>
      mayReadGrant(caller, {
        ...row,
        municipalityId: row.municipalityId ?? row.schoolMunicipalityId,
      }),
    )
    return { grants: seen.map(toRoleGrant) }
  }
