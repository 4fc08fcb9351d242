import { runService } from '@zvonok/runtime/run-service'
import { startScheduling } from './service.ts'

await runService({
  name: 'scheduling',
  start: ({ env, drivers }) => startScheduling(env, drivers),
  migrations: new URL('../migrations/', import.meta.url),
})
