import { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { feature, get, post } from '../feature.ts'

export const integrators = feature(IntegratorServiceDefinition, {
  listIntegrators: get('/integrators'),
  createIntegrator: post('/integrators'),
  replaceIntegratorSecret: post('/integrators/:integratorId/secret'),
  revokeIntegrator: post('/integrators/:integratorId/revoke'),
})
