import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { ReadingServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { createClient } from '@zvonok/runtime/grpc-client'
import type { CallOptions, Client } from '@zvonok/runtime/grpc-client'
import type { ServiceDefinition } from '@zvonok/runtime/rpc'
import type { GatewayConfig } from './config.ts'

/** An RPC whose types are known only to its route's table. */
export type Call = (request: unknown, options: CallOptions) => Promise<unknown>

export interface Clients extends Disposable {
  /** The call of a definition's RPC, on the service its package names. */
  readonly call: (definition: ServiceDefinition, rpc: string) => Call
  readonly signIns: Client<typeof SignInServiceDefinition>
  readonly readings: Client<typeof ReadingServiceDefinition>
}

const addresses = (config: GatewayConfig): Readonly<Record<string, string>> => ({
  identity: config.IDENTITY_ADDRESS,
  registry: config.REGISTRY_ADDRESS,
  scheduling: config.SCHEDULING_ADDRESS,
  journal: config.JOURNAL_ADDRESS,
  attestation: config.ATTESTATION_ADDRESS,
  diary: config.DIARY_ADDRESS,
  notifications: config.NOTIFICATIONS_ADDRESS,
  monitoring: config.MONITORING_ADDRESS,
})

/** Opens one client per gRPC service; those of one address share its connection. */
export const openClients = (config: GatewayConfig): Clients => {
  const byService = addresses(config)
  const opened = new Map<string, Readonly<Record<string, unknown>> & Disposable>()
  const open = <D extends ServiceDefinition>(definition: D): Client<D> => {
    // `zvonok.journal.v1.MarkService` belongs to journal.
    const service = definition.fullName.split('.')[1] ?? ''
    const address = byService[service]
    if (address === undefined) throw new Error(`no address for ${definition.fullName}`)
    const client = createClient(definition, { address })
    opened.set(definition.fullName, client)
    return client
  }
  return {
    signIns: open(SignInServiceDefinition),
    readings: open(ReadingServiceDefinition),
    call: (definition, rpc) => {
      const client = opened.get(definition.fullName) ?? open(definition)
      const call = client[rpc]
      if (call === undefined) throw new Error(`${definition.fullName} has no ${rpc}`)
      // The route's schema, made from the same message, has checked the request.
      return call as Call
    },
    [Symbol.dispose]: () => {
      for (const client of opened.values()) client[Symbol.dispose]()
    },
  }
}
