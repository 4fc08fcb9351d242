import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { feature, get, post } from '../feature.ts'

export const grants = feature(GrantServiceDefinition, {
  listGrants: get('/grants'),
  grantRole: post('/grants'),
  endGrant: post('/grants/:grantId/end'),
})
