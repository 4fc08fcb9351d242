import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

interface MunicipalityRow {
  readonly municipalityId: string
  readonly name: string
  readonly version: number
}

export const listMunicipalityRows = (read: Read, regionId: string): Promise<MunicipalityRow[]> =>
  read.rows(
    'municipality_list',
    sql`
      select municipality_id, name, version
      from municipality
      where region_id = ${regionId}
      order by name collate "ru-x-icu"`,
  )

export const lockMunicipality = (
  tx: Tx,
  regionId: string,
  municipalityId: string,
): Promise<MunicipalityRow | undefined> =>
  tx.maybe(
    'municipality_lock',
    sql`
      select municipality_id, name, version
      from municipality
      where region_id = ${regionId} and municipality_id = ${municipalityId}
      for update`,
  )

export const saveMunicipality = (
  tx: Tx,
  regionId: string,
  { municipalityId, name, version }: MunicipalityRow,
): Promise<number> =>
  refusing(
    { municipality_name_key: () => invalid('name', 'MUNICIPALITY_EXISTS', { name }) },
    tx.execute(
      'municipality_save',
      sql`
        insert into municipality (region_id, municipality_id, name, version)
        values (${regionId}, ${municipalityId}, ${name}, ${version})
        on conflict (municipality_id) do update
        set name = excluded.name, version = excluded.version`,
    ),
  )
