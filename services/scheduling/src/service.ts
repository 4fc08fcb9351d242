import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { bellFeature } from './bells/handlers.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'

/** The scheduling service: bells, templates, generation, the lesson calendar and its changes. */
export const startScheduling = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'scheduling',
    env,
    drivers,
    migrations: new URL('../migrations/', import.meta.url),
    parts: (frame) => ({
      features: [bellFeature(frame)],
      consumers: [
        {
          topics: ['registry.v1', 'journal.v1'],
          handlers: [...registryHandlers, ...journalHandlers],
        },
      ],
    }),
  })
