import type {
  GetRegionOverviewRequest,
  Overview,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { Caller } from '@zvonok/runtime/caller'
import { sql, type Sql, type Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { municipalitiesOf, regionGrant } from '../access.ts'
import { checkSpan } from '../checks.ts'
import type { Parts, Region } from '../parts.ts'
import { newReading, readerBy, type Reader } from '../readings/new-reading.ts'
import { saveAreaReading } from '../readings/store.ts'
import { regionPath } from './path.ts'
import { overviewOf } from './rules.ts'
import { listMunicipalities, measure } from './store.ts'

interface Area {
  /** Absent for the whole region. */
  readonly municipalityId: string | undefined
  readonly reader: Reader
}

/** The whole region, or the municipalities the caller reads of it. */
const areasOf = (caller: Caller, { regionId }: Region): Area[] => {
  const whole = regionGrant(caller, regionId)
  if (whole !== undefined) return [{ municipalityId: undefined, reader: readerBy(caller, whole) }]
  return [...municipalitiesOf(caller)].map(([municipalityId, grant]) => ({
    municipalityId,
    reader: readerBy(caller, grant),
  }))
}

const schoolsOf = (regionId: string, only: readonly string[] | undefined): Sql =>
  only === undefined
    ? sql`region_id = ${regionId}`
    : sql`region_id = ${regionId} and municipality_id = any(${only}::uuid[])`

export const getRegionOverview =
  ({ db, clock, region }: Parts) =>
  async (request: GetRegionOverviewRequest, { caller }: Context): Promise<Overview> => {
    const span = checkSpan(request)
    const areas = areasOf(caller, region)
    if (areas.length === 0) throw notFound('region')
    const ids = areas.flatMap(({ municipalityId }) => municipalityId ?? [])
    const only = ids.length === 0 ? undefined : ids
    const now = clock.now()
    const log = (tx: Tx): void => {
      for (const { municipalityId, reader } of areas) {
        const reading = newReading(reader, 'overview.region', now)
        saveAreaReading(tx, reading, { regionId: region.regionId, municipalityId })
      }
    }
    return db.transaction({ everySchool: true }, async (tx) => {
      const [municipalities, measured] = await Promise.all([
        listMunicipalities(tx, only),
        measure(
          tx,
          {
            table: 'school_day',
            part: 'school.municipality_id',
            schools: schoolsOf(region.regionId, only),
          },
          { ...span, now },
        ),
      ])
      log(tx)
      return overviewOf(regionPath(region), municipalities, measured)
    })
  }
