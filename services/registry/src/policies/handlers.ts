import { PolicyServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { feature } from '@zvonok/runtime/rpc'
import { authorities, keepers, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getPolicies } from './get-policies.ts'
import { setPolicy } from './set-policy.ts'

export const policyFeature = (deps: Deps) =>
  feature(
    PolicyServiceDefinition,
    { getPolicies: getPolicies(deps), setPolicy: setPolicy(deps) },
    {
      getPolicies: { roles: [...readers, ...authorities] },
      setPolicy: { roles: [...keepers.policies, 'region-authority', 'municipal-authority'] },
    },
  )
