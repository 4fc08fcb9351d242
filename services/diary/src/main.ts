import { runService } from '@zvonok/runtime/run-service'
import { migrations, startDiary } from './service.ts'

await runService({
  name: 'diary',
  migrations,
  start: ({ env, drivers }) => startDiary(env, drivers),
})
