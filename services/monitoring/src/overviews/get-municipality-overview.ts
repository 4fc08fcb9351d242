import type {
  GetMunicipalityOverviewRequest,
  Overview,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { sql } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { municipalityGrant } from '../access.ts'
import { checkId, checkSpan } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { newReading, readerBy } from '../readings/new-reading.ts'
import { saveAreaReading } from '../readings/store.ts'
import { municipalityPath } from './path.ts'
import { overviewOf } from './rules.ts'
import { listMunicipalities, listSchools, measure } from './store.ts'

export const getMunicipalityOverview =
  ({ db, clock, region }: Parts) =>
  async (request: GetMunicipalityOverviewRequest, { caller }: Context): Promise<Overview> => {
    const municipalityId = checkId('municipalityId', request.municipalityId)
    const span = checkSpan(request)
    const { regionId } = region
    const grant = municipalityGrant(caller, { regionId, municipalityId })
    if (grant === undefined) throw notFound('municipality')
    const now = clock.now()
    return db.transaction({ everySchool: true }, async (tx) => {
      const [[municipality], schools, measured] = await Promise.all([
        listMunicipalities(tx, [municipalityId]),
        listSchools(tx, municipalityId),
        measure(
          tx,
          {
            table: 'school_day',
            part: 'school.school_id',
            schools: sql`municipality_id = ${municipalityId}`,
          },
          { ...span, now },
        ),
      ])
      if (municipality === undefined) throw notFound('municipality')
      const reading = newReading(readerBy(caller, grant), 'overview.municipality', now)
      saveAreaReading(tx, reading, { regionId, municipalityId })
      return overviewOf(municipalityPath(region, municipality), schools, measured)
    })
  }
