import type { Caller, Grant } from '@zvonok/runtime/caller'
import { createCallerSigner } from '@zvonok/runtime/caller'
import { createClient } from '@zvonok/runtime/grpc-client'
import type { CallOptions, Client } from '@zvonok/runtime/grpc-client'
import { newId } from '@zvonok/runtime/id'
import type { ServiceDefinition } from '@zvonok/runtime/rpc'
import type { ServiceName } from '../databases.ts'
import type { PlatformSetup } from '../environment.ts'
import type { Services } from '../platform.ts'
import type { HoldableClock } from './clock.ts'

/** Everything the demonstration is made by goes through the same commands as the real thing. */
export interface Stage extends Disposable {
  readonly clock: HoldableClock
  readonly services: Services
  readonly setup: PlatformSetup
  readonly say: (line: string) => void
  client<D extends ServiceDefinition>(definition: D): Client<D>
  /** Options of one command or query by somebody with these grants. */
  by(...grants: readonly Grant[]): Promise<CallOptions>
}

const tokenMs = 40_000

export const openStage = (parts: Pick<Stage, 'clock' | 'services' | 'setup' | 'say'>): Stage => {
  const { services, setup } = parts
  const sign = createCallerSigner(setup.settings.callerKeys.privateJwk)
  const clients = new Map<string, Disposable>()
  const tokens = new Map<string, { readonly token: string; readonly untilMs: number }>()

  const tokenOf = async (grants: readonly Grant[]): Promise<string> => {
    const key = JSON.stringify(grants)
    const known = tokens.get(key)
    if (known !== undefined && known.untilMs > Date.now()) return known.token
    const accountId = grants[0]?.personId ?? ''
    const caller: Caller = { accountId, kind: 'person', grants }
    const token = await sign(caller)
    tokens.set(key, { token, untilMs: Date.now() + tokenMs })
    return token
  }

  return {
    ...parts,
    client: <D extends ServiceDefinition>(definition: D): Client<D> => {
      const known = clients.get(definition.fullName)
      // Stored below under its definition's own name.
      if (known !== undefined) return known as Client<D>
      const service = (definition.fullName.split('.')[1] ?? '') as ServiceName
      const client = createClient(definition, { address: services.addresses[service] })
      clients.set(definition.fullName, client)
      return client
    },
    by: async (...grants) => ({
      caller: await tokenOf(grants),
      idempotencyKey: newId(),
      deadlineMs: 60_000,
    }),
    [Symbol.dispose]: () => {
      for (const client of clients.values()) client[Symbol.dispose]()
    },
  }
}
