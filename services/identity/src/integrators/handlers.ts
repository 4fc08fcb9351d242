import { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { feature } from '@zvonok/runtime/rpc'
import { granters } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { createIntegrator } from './create-integrator.ts'
import { listIntegrators } from './list-integrators.ts'
import { replaceIntegratorSecret } from './replace-integrator-secret.ts'
import { revokeIntegrator } from './revoke-integrator.ts'

export const integratorFeature = (deps: WithAll) =>
  feature(
    IntegratorServiceDefinition,
    {
      createIntegrator: createIntegrator(deps),
      replaceIntegratorSecret: replaceIntegratorSecret(deps),
      revokeIntegrator: revokeIntegrator(deps),
      listIntegrators: listIntegrators(deps),
    },
    {
      createIntegrator: { roles: granters },
      replaceIntegratorSecret: { roles: granters },
      revokeIntegrator: { roles: granters },
      listIntegrators: { roles: granters },
    },
  )
