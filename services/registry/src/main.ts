import { runService } from '@zvonok/runtime/run-service'
import { migrations, startRegistry } from './service.ts'

await runService({
  name: 'registry',
  start: ({ env, drivers }) => startRegistry(env, drivers),
  migrations,
})
