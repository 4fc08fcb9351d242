import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { bellFeature } from './bells/handlers.ts'
import { changeFeature } from './changes/handlers.ts'
import { generationFeature } from './generations/handlers.ts'
import { generationKind, runGeneration } from './generations/run-generation.ts'
import { lessonFeatures } from './lessons/handlers.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'
import { templateFeature } from './templates/handlers.ts'

/** The scheduling service: bells, templates, generation, the lesson calendar and its changes. */
export const startScheduling = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'scheduling',
    env,
    drivers,
    migrations: new URL('../migrations/', import.meta.url),
    parts: (frame) => ({
      features: [
        bellFeature(frame),
        templateFeature(frame),
        generationFeature(frame),
        ...lessonFeatures(frame),
        changeFeature(frame),
      ],
      consumers: [
        {
          topics: ['registry.v1', 'journal.v1'],
          handlers: [...registryHandlers, ...journalHandlers],
        },
      ],
      jobs: { [generationKind]: runGeneration(frame) },
    }),
  })
