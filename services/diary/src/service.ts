import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { createLiveDiaries } from './live-diaries.ts'
import { attestationHandlers } from './replicas/attestation.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'
import { schedulingHandlers } from './replicas/scheduling.ts'
import { subjectFeature } from './subjects/handlers.ts'
import { weekFeature } from './weeks/handlers.ts'

export const migrations = new URL('../migrations/', import.meta.url)

/** The diary: what families read, put together from the events of four services. */
export const startDiary = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'diary',
    env,
    drivers,
    migrations,
    parts: ({ db, clock, live, log }) => {
      const diaries = createLiveDiaries(live, log)
      return {
        features: [weekFeature({ db, clock }), subjectFeature({ db, clock })],
        consumers: [
          {
            topics: ['registry.v1', 'scheduling.v1', 'journal.v1', 'attestation.v1'],
            handlers: [
              ...registryHandlers,
              ...schedulingHandlers(diaries),
              ...journalHandlers(diaries),
              ...attestationHandlers(diaries),
            ],
          },
        ],
      }
    },
  })
