import { runService } from '@zvonok/runtime/run-service'
import { migrations, startIdentity } from './service.ts'

await runService({
  name: 'identity',
  start: ({ env, drivers }) => startIdentity(env, drivers),
  migrations,
})
