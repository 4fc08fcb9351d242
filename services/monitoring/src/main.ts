import { runService } from '@zvonok/runtime/run-service'
import { migrations, startMonitoring } from './service.ts'

await runService({
  name: 'monitoring',
  migrations,
  start: ({ env, drivers }) => startMonitoring(env, drivers),
})
