import { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { feature } from '@zvonok/runtime/rpc'
import { accountKeepers, accountReaders } from '../access.ts'
import type { WithDirectory } from '../deps.ts'
import { issueCredentials } from './issue-credentials.ts'
import { listAccounts } from './list-accounts.ts'

export const accountFeature = (deps: WithDirectory) =>
  feature(
    AccountServiceDefinition,
    { issueCredentials: issueCredentials(deps), listAccounts: listAccounts(deps) },
    { issueCredentials: { roles: accountKeepers }, listAccounts: { roles: accountReaders } },
  )
