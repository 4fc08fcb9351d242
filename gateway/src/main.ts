import { runService } from '@zvonok/runtime/run-service'
import { startGateway } from './service.ts'

await runService({ name: 'gateway', start: ({ env, drivers }) => startGateway(env, drivers) })
