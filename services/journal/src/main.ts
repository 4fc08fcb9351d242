import { runService } from '@zvonok/runtime/run-service'
import { migrations, startJournal } from './service.ts'

await runService({
  name: 'journal',
  migrations,
  start: ({ env, drivers }) => startJournal(env, drivers),
})
