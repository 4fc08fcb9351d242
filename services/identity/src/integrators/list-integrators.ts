import type { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { forbidden } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { toIntegrator } from './rules.ts'
import { tokenUrlOf } from './secret.ts'
import { listIntegratorRows } from './store.ts'

export const listIntegrators =
  (deps: WithAll): Handlers<typeof IntegratorServiceDefinition>['listIntegrators'] =>
  async (_, { caller }) => {
    const { db, region } = deps
    if (mayGrant(caller, region.regionId) === undefined) throw forbidden('ROLE_NOT_ALLOWED')
    const rows = await db.read({ everySchool: true }, (read) =>
      listIntegratorRows(read, region.regionId),
    )
    return { integrators: rows.map(toIntegrator), tokenUrl: tokenUrlOf(deps) }
  }
