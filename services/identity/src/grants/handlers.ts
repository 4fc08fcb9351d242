import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { feature } from '@zvonok/runtime/rpc'
import { granters, grantReaders } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { endGrant } from './end-grant.ts'
import { grantRole } from './grant-role.ts'
import { listGrants } from './list-grants.ts'

export const grantFeature = (deps: WithAll) =>
  feature(
    GrantServiceDefinition,
    { grantRole: grantRole(deps), endGrant: endGrant(deps), listGrants: listGrants(deps) },
    {
      grantRole: { roles: granters },
      endGrant: { roles: granters },
      listGrants: { roles: grantReaders },
    },
  )
