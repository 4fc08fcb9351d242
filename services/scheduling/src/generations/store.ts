import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { Count } from './rules.ts'

export interface GenerationRow {
  readonly schoolId: string
  readonly generationId: string
  readonly templateId: string
  readonly startsOn: string
  readonly endsOn: string
  readonly authorId: string
  readonly accountId: string
  /** Set in the transaction that wrote the lessons. */
  readonly counts?: readonly Count[] | undefined
  readonly startedAt: Date
}

export const addGeneration = (tx: Tx, row: GenerationRow): void =>
  tx.send(
    'generation_add',
    sql`
      insert into generation (school_id, generation_id, template_id, starts_on, ends_on,
        author_id, account_id, started_at)
      values (${row.schoolId}, ${row.generationId}, ${row.templateId}, ${row.startsOn},
        ${row.endsOn}, ${row.authorId}, ${row.accountId}, ${row.startedAt})`,
  )

export const findGeneration = (
  read: Read,
  schoolId: string,
  generationId: string,
): Promise<GenerationRow | undefined> =>
  read.maybe<GenerationRow>(
    'generation_find',
    sql`
      select school_id, generation_id, template_id, starts_on, ends_on, author_id, account_id,
        counts, started_at
      from generation
      where school_id = ${schoolId} and generation_id = ${generationId}`,
  )

export const finishGeneration = (tx: Tx, row: GenerationRow, counts: readonly Count[]): void =>
  tx.send(
    'generation_finish',
    sql`
      update generation
      set counts = ${json(counts)}::jsonb
      where school_id = ${row.schoolId} and generation_id = ${row.generationId}`,
  )
