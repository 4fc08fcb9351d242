import { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import {
  ReadingReadServiceDefinition,
  ReadingServiceDefinition,
} from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { feature, serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { readMonitoringConfig } from './config.ts'
import { overviewAccess, overviewHandlers } from './overviews/handlers.ts'
import {
  readingAccess,
  readingHandlers,
  readingReadAccess,
  readingReadHandlers,
} from './readings/handlers.ts'
import { identityHandlers } from './replicas/identity.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'
import { schedulingHandlers } from './replicas/scheduling.ts'

export const migrations = new URL('../migrations/', import.meta.url)

export const startMonitoring = async (env: Env, drivers: Drivers): Promise<RunningService> => {
  const { REGION_ID: regionId, REGION_NAME: name } = readMonitoringConfig(env)
  return serviceFrame({
    name: 'monitoring',
    env,
    drivers,
    migrations,
    parts: ({ db, clock }) => {
      const parts = { db, clock, region: { regionId, name } }
      return {
        features: [
          feature(OverviewReadServiceDefinition, overviewHandlers(parts), overviewAccess),
          feature(ReadingReadServiceDefinition, readingReadHandlers(parts), readingReadAccess),
          feature(ReadingServiceDefinition, readingHandlers(parts), readingAccess),
        ],
        consumers: [
          {
            topics: ['registry.v1', 'identity.v1', 'scheduling.v1', 'journal.v1'],
            handlers: [
              ...registryHandlers,
              ...identityHandlers,
              ...schedulingHandlers,
              ...journalHandlers,
            ],
          },
        ],
      }
    },
  })
}
