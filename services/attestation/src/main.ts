import { runService } from '@zvonok/runtime/run-service'
import { startAttestation } from './service.ts'

await runService({
  name: 'attestation',
  start: ({ env, drivers }) => startAttestation(env, drivers),
  migrations: new URL('../migrations/', import.meta.url),
})
