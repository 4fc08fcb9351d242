import { runService } from '@zvonok/runtime/run-service'
import { migrations, startNotifications } from './service.ts'

await runService({
  name: 'notifications',
  migrations,
  start: ({ env, drivers }) => startNotifications(env, drivers),
})
