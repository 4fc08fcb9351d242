import type { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { unauthenticated } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import type { WithRegion } from '../deps.ts'
import { identifyIntegratorRow, noteUse } from '../integrators/store.ts'
import { getAccountMessage } from './message.ts'

const everySchool = { everySchool: true } as const

const noteEveryMs = 10 * 60_000

/** Only what was made as an integrator: an access token of a person opens no API. */
export const identifyIntegrator =
  (deps: WithRegion): Handlers<typeof SignInServiceDefinition>['identifyIntegrator'] =>
  async ({ issuer, subject }) => {
    const { db, clock } = deps
    const { account, isDue } = await db.read(everySchool, async (read) => {
      const found = await identifyIntegratorRow(read, issuer, subject)
      if (found === undefined) throw unauthenticated('INTEGRATOR_UNKNOWN')
      if (found.revokedAt !== undefined) throw unauthenticated('INTEGRATOR_REVOKED')
      const agoMs = clock.now().getTime() - (found.usedAt?.getTime() ?? 0)
      return {
        account: await getAccountMessage(read, deps, found.integratorId),
        isDue: agoMs > noteEveryMs,
      }
    })
    if (isDue) {
      await db.transaction(everySchool, async (tx) => noteUse(tx, account.accountId, clock.now()))
    }
    return account
  }
