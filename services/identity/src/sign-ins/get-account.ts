import type { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { retried } from '@zvonok/runtime/command'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import type { WithRegion } from '../deps.ts'
import { linkPersons } from '../links/link.ts'
import { findPersonsBySnils } from '../links/store.ts'
import type { AccountLink } from '../links/store.ts'
import { joining } from './matching.ts'
import { getAccountMessage, getLoaded, toAccount } from './message.ts'

const everySchool = { everySchool: true } as const

/** Persons imported since the last sign-in with the СНИЛС it proved join here. */
export const getAccount =
  (deps: WithRegion): Handlers<typeof SignInServiceDefinition>['getAccount'] =>
  async ({ accountId }) => {
    if (!isId(accountId)) throw invalid('accountId', 'NOT_AN_ID')
    const { db, clock } = deps
    const { loaded, free } = await db.read(everySchool, async (read) => {
      const loaded = await getLoaded(read, accountId)
      const { snilsHash } = loaded.account
      const matches =
        snilsHash === undefined ? [] : await findPersonsBySnils(read, snilsHash, clock.now())
      const unlinked = matches.filter((match) => match.accountId === undefined)
      return { loaded, free: joining(unlinked, accountId) }
    })
    return free.length === 0 ? toAccount(loaded, deps) : join(deps, accountId, free)
  }

const join = (deps: WithRegion, accountId: string, links: readonly AccountLink[]) =>
  retried(() =>
    deps.db.transaction(everySchool, async (tx) => {
      await linkPersons(tx, { clock: deps.clock, way: 'gosuslugi', links })
      return getAccountMessage(tx, deps, accountId)
    }),
  )
