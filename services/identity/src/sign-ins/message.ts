import type { Account } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { Clock } from '@zvonok/runtime/clock'
import type { Read } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Region } from '../deps.ts'
import { displayNameOf, grantsOf } from './rules.ts'
import { loadAccount } from './store.ts'
import type { LoadedAccount } from './store.ts'

interface Moment {
  readonly clock: Clock
  readonly region: Region
}

export const toAccount = ({ facts }: LoadedAccount, { clock, region }: Moment): Account => ({
  accountId: facts.accountId,
  displayName: displayNameOf(facts),
  grants: grantsOf(facts, { now: clock.now(), regionZone: region.zone }),
})

export const getLoaded = async (read: Read, accountId: string): Promise<LoadedAccount> => {
  const loaded = await loadAccount(read, accountId)
  if (loaded === undefined) throw notFound('account')
  return loaded
}

export const getAccountMessage = async (
  read: Read,
  moment: Moment,
  accountId: string,
): Promise<Account> => toAccount(await getLoaded(read, accountId), moment)
