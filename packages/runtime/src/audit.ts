import type { Actor } from './caller.ts'
import { sql } from './postgres.ts'
import type { Read, Tx } from './postgres.ts'

export interface AuditEntry {
  readonly schoolId: string
  readonly actor: Actor
  /** `mark.put` */
  readonly action: string
  /** `mark/<id>` */
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
  readonly at: Date
}

const text = (state: unknown): string | undefined =>
  state === undefined ? undefined : JSON.stringify(state)

/**
 * Adds to the school's chain; sent without waiting, so it returns nothing to await.
 * Call it last: from here to the commit the other commands of the school wait.
 */
export const audit = (tx: Tx, entry: AuditEntry): void => auditAll(tx, [entry])

/** Many entries in one statement, in the order given. */
export const auditAll = (tx: Tx, entries: readonly AuditEntry[]): void => {
  if (entries.length === 0) return
  tx.send(
    'audit_append',
    sql`
      select append_audit(school_id, at, account_id, person_id, action, subject, before, after)
      from unnest(
        ${entries.map((entry) => entry.schoolId)}::uuid[],
        ${entries.map((entry) => entry.at)}::timestamptz[],
        ${entries.map((entry) => entry.actor.accountId)}::text[],
        ${entries.map((entry) => entry.actor.personId)}::text[],
        ${entries.map((entry) => entry.action)}::text[],
        ${entries.map((entry) => entry.subject)}::text[],
        ${entries.map((entry) => text(entry.before))}::text[],
        ${entries.map((entry) => text(entry.after))}::text[]
      ) as entry (school_id, at, account_id, person_id, action, subject, before, after)`,
  )
}

export interface AuditCheck {
  readonly entries: number
  /** The first entry whose hash, place or predecessor is wrong. */
  readonly brokenAt: number | undefined
}

/** Recomputes the school's chain in the database and compares its end with the head. */
export const verifyAudit = async (read: Read, schoolId: string): Promise<AuditCheck> => {
  const { entries, brokenAt, headNumber, headMatches } = await read.one<{
    entries: number
    brokenAt: number | undefined
    headNumber: number
    headMatches: boolean
  }>(
    'audit_verify',
    sql`
      with chain as (
        select number, hash, row_number() over by_number as place,
          lag(hash, 1, '\\x'::bytea) over by_number as previous,
          audit_hash(previous_hash, school_id, number, at, account_id, person_id,
            action, subject, before, after) as computed,
          previous_hash
        from audit
        where school_id = ${schoolId}
        window by_number as (order by number)
      )
      select count(*) as entries,
        min(number) filter (where number <> place or hash <> computed or previous_hash <> previous)
          as broken_at,
        coalesce((select number from audit_head where school_id = ${schoolId}), 0) as head_number,
        coalesce((select hash from audit_head where school_id = ${schoolId}), '\\x')
          = coalesce((array_agg(hash order by number desc))[1], '\\x') as head_matches
      from chain`,
  )
  const tailLost = headNumber !== entries || !headMatches
  return { entries, brokenAt: brokenAt ?? (tailLost ? entries + 1 : undefined) }
}
