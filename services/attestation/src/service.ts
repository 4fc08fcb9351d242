import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { closingFeatures } from './closings/handlers.ts'
import { finalFeatures } from './finals/handlers.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'
import { schedulingHandlers } from './replicas/scheduling.ts'

/** The attestation service: final marks of the grading periods, and closing these. */
export const startAttestation = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'attestation',
    env,
    drivers,
    migrations: new URL('../migrations/', import.meta.url),
    parts: (frame) => ({
      features: [...finalFeatures(frame), ...closingFeatures(frame)],
      consumers: [
        {
          topics: ['registry.v1', 'scheduling.v1', 'journal.v1'],
          handlers: [...registryHandlers, ...schedulingHandlers, ...journalHandlers],
        },
      ],
    }),
  })
