import { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { feature, get, post } from '../feature.ts'

export const accounts = feature(AccountServiceDefinition, {
  listAccounts: get('/schools/:schoolId/accounts'),
  issueCredentials: post('/schools/:schoolId/accounts', { deadlineMs: 60_000 }),
})
