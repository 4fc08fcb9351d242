import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, Parts, RunningService } from '@zvonok/runtime/service'
import { calendarFeature } from './calendars/handlers.ts'
import { classFeature } from './classes/handlers.ts'
import { readRegistryConfig } from './config.ts'
import { courseFeature } from './courses/handlers.ts'
import type { Deps } from './deps.ts'
import { municipalityFeature } from './municipalities/handlers.ts'
import { personFeature } from './people/handlers.ts'
import { periodFeature } from './periods/handlers.ts'
import { policyFeature } from './policies/handlers.ts'
import { applyJob } from './imports/apply-job.ts'
import { checkJob } from './imports/check-job.ts'
import { importFeature } from './imports/handlers.ts'
import { ensureRegion } from './region.ts'
import { roomFeature } from './rooms/handlers.ts'
import { schoolFeature } from './schools/handlers.ts'
import { createSealer } from './seal.ts'
import { createSnilsKeeper } from './snils.ts'
import { subjectFeature } from './subjects/handlers.ts'
import { workTypeFeature } from './work-types/handlers.ts'

export const migrations = new URL('../migrations/', import.meta.url)

export const startRegistry = async (env: Env, drivers: Drivers): Promise<RunningService> => {
  const config = readRegistryConfig(env)
  const sealer = createSealer(config.SNILS_KEY)
  const snils = createSnilsKeeper(config.SNILS_HASH_KEY, sealer)

  const parts = async ({ db, clock }: Deps): Promise<Parts> => {
    const wanted = { regionId: config.REGION_ID, name: config.REGION_NAME }
    const { regionId } = await ensureRegion({ db, clock }, wanted)
    const inSchool = { db, clock }
    const inRegion = { db, clock, regionId }
    const people = { db, clock, snils }
    const imports = { db, clock, snils, sealer }
    return {
      features: [
        municipalityFeature(inRegion),
        schoolFeature(inRegion),
        policyFeature(inSchool),
        calendarFeature(inRegion),
        periodFeature(inSchool),
        roomFeature(inSchool),
        subjectFeature(inSchool),
        workTypeFeature(inSchool),
        classFeature(inSchool),
        personFeature(people),
        importFeature(imports),
        courseFeature(inSchool),
      ],
      jobs: { 'import.check': checkJob(imports), 'import.apply': applyJob(imports) },
    }
  }
  return serviceFrame({ name: 'registry', env, drivers, migrations, parts })
}
