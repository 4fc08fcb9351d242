import { productionCalendar } from '@zvonok/policy/production-calendar'
import { ConfigError } from '@zvonok/runtime/config'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { announceCalendar } from './calendars/events.ts'
import { saveCalendarDays } from './calendars/store.ts'
import type { Deps } from './deps.ts'

interface Region {
  readonly regionId: string
  readonly name: string
}

const insertRegion = (tx: Tx, { regionId, name }: Region): Promise<number> =>
  tx.execute(
    'region_insert',
    sql`
      insert into region (region_id, name)
      values (${regionId}, ${name})
      on conflict do nothing`,
  )

const getRegion = (tx: Tx): Promise<Region> =>
  tx.one<Region>('region_get', sql`select region_id, name from region`)

/** Makes the region with its production calendar at the first start; later starts only find it. */
export const ensureRegion = (deps: Deps, wanted: Region): Promise<Region> =>
  deps.db.transaction({ everySchool: true }, async (tx) => {
    const isNew = (await insertRegion(tx, wanted)) > 0
    const region = await getRegion(tx)
    if (region.regionId !== wanted.regionId) {
      throw new ConfigError(['REGION_ID is not the region this database was made for.'])
    }
    if (isNew) {
      await saveCalendarDays(tx, region.regionId, productionCalendar)
      const by = { clock: deps.clock, actor: { accountId: 'registry', personId: '' } }
      await announceCalendar(tx, by, { regionId: region.regionId, version: 1 })
    }
    return region
  })
