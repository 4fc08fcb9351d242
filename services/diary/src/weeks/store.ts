import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export interface WeekKey {
  readonly schoolId: string
  readonly pupilId: string
  /** Monday. */
  readonly startsOn: string
}

/** The ready week in one round trip; undefined when it has to be rendered. */
export const readWeek = async (
  direct: Read,
  asked: { readonly schoolId: string; readonly pupilId: string },
  day: string | undefined,
  now: Date,
): Promise<Buffer | undefined> => {
  const { body } = await direct.one<{ body: Buffer | undefined }>(
    'read_week',
    sql`select read_week(${asked.schoolId}, ${asked.pupilId}, ${day}::date, ${now}) as body`,
  )
  return body
}

export const findZone = async (read: Read, schoolId: string): Promise<string | undefined> => {
  const found = await read.maybe<{ zone: string }>(
    'school_zone',
    sql`select zone from replica_school where school_id = ${schoolId}`,
  )
  return found?.zone
}

/** Two readers may render the same week at once: both have the same. */
export const keepWeek = (tx: Tx, key: WeekKey, body: Buffer): void =>
  tx.send(
    'week_keep',
    sql`
      insert into week (school_id, pupil_id, starts_on, body)
      values (${key.schoolId}, ${key.pupilId}, ${key.startsOn}, ${body})
      on conflict (school_id, pupil_id, starts_on) do nothing`,
  )
