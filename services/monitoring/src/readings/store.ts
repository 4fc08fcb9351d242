import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { SchoolFacts } from '../access.ts'
import type { NewReading } from './new-reading.ts'

/** A reading of one school; fails with the transaction, and then nothing is answered. */
export const saveReading = (
  tx: Tx,
  reading: NewReading,
  of: { readonly schoolId: string; readonly subjectId: string | undefined },
): void =>
  tx.send(
    'reading_save',
    sql`
      insert into reading (school_id, reading_id, account_id, role, what, subject_id, read_at)
      values (${of.schoolId}, ${reading.readingId}, ${reading.accountId}, ${reading.role},
        ${reading.what}, ${of.subjectId}, ${reading.readAt})`,
  )

/** A reading of a municipality, or of the whole region: one row, seen by every school in it. */
export const saveAreaReading = (
  tx: Tx,
  reading: NewReading,
  of: { readonly regionId: string; readonly municipalityId: string | undefined },
): void =>
  tx.send(
    'area_reading_save',
    sql`
      insert into area_reading
        (reading_id, region_id, municipality_id, account_id, role, what, read_at)
      values (${reading.readingId}, ${of.regionId}, ${of.municipalityId}, ${reading.accountId},
        ${reading.role}, ${reading.what}, ${reading.readAt})`,
  )

export interface ReadingRow {
  readonly readingId: string
  readonly reader: string
  readonly role: string
  readonly what: string
  readonly subjectId: string
  readonly readAt: Date
}

interface Page {
  readonly before: string | undefined
  readonly limit: number
}

/** Of the school itself, its municipality and its region, newest first; three short index scans. */
export const listReadings = (
  read: Read,
  { schoolId, municipalityId, regionId }: SchoolFacts,
  { before, limit }: Page,
): Promise<ReadingRow[]> =>
  read.rows<ReadingRow>(
    'list_readings',
    sql`
      select page.reading_id, coalesce(named.holder, '') as reader, page.role, page.what,
        coalesce(page.subject_id::text, '') as subject_id, page.read_at
      from (
        (select reading_id, account_id, role, what, subject_id, read_at
        from reading
        where school_id = ${schoolId} and (${before}::uuid is null or reading_id < ${before})
        order by reading_id desc
        limit ${limit})
        union all
        (select reading_id, account_id, role, what, municipality_id, read_at
        from area_reading
        where municipality_id = ${municipalityId}
          and (${before}::uuid is null or reading_id < ${before})
        order by reading_id desc
        limit ${limit})
        union all
        (select reading_id, account_id, role, what, region_id, read_at
        from area_reading
        where region_id = ${regionId} and municipality_id is null
          and (${before}::uuid is null or reading_id < ${before})
        order by reading_id desc
        limit ${limit})
        order by reading_id desc
        limit ${limit}
      ) page
      left join lateral (
        select holder
        from replica_grant
        where replica_grant.account_id = page.account_id and replica_grant.role = page.role
        order by version desc, grant_id desc
        limit 1
      ) named on true
      order by page.reading_id desc`,
  )
