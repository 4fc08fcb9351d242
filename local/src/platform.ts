import { startAttestation } from '@zvonok/attestation/service'
import { startDiary } from '@zvonok/diary/service'
import { startGateway } from '@zvonok/gateway/service'
import { startIdentity } from '@zvonok/identity/service'
import { startJournal } from '@zvonok/journal/service'
import { startMonitoring } from '@zvonok/monitoring/service'
import { startNotifications } from '@zvonok/notifications/service'
import { startRegistry } from '@zvonok/registry/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { startScheduling } from '@zvonok/scheduling/service'
import { serviceNames } from './databases.ts'
import type { ServiceName } from './databases.ts'
import { gatewayEnvironment, serviceEnvironment } from './environment.ts'
import type { PlatformSetup } from './environment.ts'

type Start = (env: Env, drivers: Drivers) => Promise<RunningService>

const starts: Readonly<Record<ServiceName, Start>> = {
  registry: startRegistry,
  identity: startIdentity,
  scheduling: startScheduling,
  journal: startJournal,
  attestation: startAttestation,
  diary: startDiary,
  notifications: startNotifications,
  monitoring: startMonitoring,
}

export interface Services extends AsyncDisposable {
  readonly running: Readonly<Record<ServiceName, RunningService>>
  readonly addresses: Readonly<Record<ServiceName, string>>
  /** Resolves when every event has reached every service and no job is left. */
  settled(): Promise<void>
}

// An event may cause another, at most this often in a row (registry → identity → monitoring).
const longestChain = 3

/** Starts the eight services in this process, at once; they are separate in everything but the process. */
export const startServices = async (setup: PlatformSetup, drivers: Drivers): Promise<Services> => {
  const started = await Promise.allSettled(
    serviceNames.map((name) => starts[name](serviceEnvironment(name, setup), drivers)),
  )
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const dispose = async (): Promise<void> => {
    await Promise.all(running.map((service) => service[Symbol.asyncDispose]()))
  }
  const failed = started.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    await dispose()
    throw failed.reason
  }
  const byName = Object.fromEntries(serviceNames.map((name, at) => [name, running[at]]))
  const addresses = Object.fromEntries(serviceNames.map((name, at) => [name, running[at]?.address]))
  return {
    // All of them were fulfilled, in the order of their names.
    running: byName as unknown as Services['running'],
    addresses: addresses as unknown as Services['addresses'],
    settled: async () => {
      for (let round = 0; round < longestChain; round += 1) {
        await Promise.all(running.map((service) => service.settled()))
      }
    },
    [Symbol.asyncDispose]: dispose,
  }
}

/** Opens the gateway in front of services that run somewhere. */
export const startDoor = (
  setup: PlatformSetup,
  addresses: Readonly<Record<ServiceName, string>>,
  drivers: Drivers,
  options: { readonly port: number; readonly webDirectory: string | undefined },
) => startGateway(gatewayEnvironment(setup, addresses, options), drivers)
