import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Preview } from '../merges/preview.ts'

type StateName = 'checking' | 'ready' | 'refused' | 'applying' | 'applied' | 'cancelled'

export interface ImportRow extends Preview {
  readonly schoolId: string
  readonly importId: string
  readonly year: number
  readonly fileName: string
  readonly state: StateName
  readonly startedAt: Date
  readonly jobId?: string | undefined
  /** Of the job of the present phase. */
  readonly done: number
  readonly total?: number | undefined
  /** Why the job broke off, when it did. */
  readonly failure?: string | undefined
}

const selectImports = sql`
  select import.school_id, import_id, year, file_name, import.state, counts, rows, problems,
    problem_count, started_at, import.job_id, coalesce(job.done, 0) as done, job.total,
    case when job.state = 'failed' then coalesce(job.refusal ->> 'reason', 'INTERNAL') end
      as failure
  from import
  left join job using (school_id, job_id)`

const findImport = (
  read: Read,
  schoolId: string,
  importId: string,
): Promise<ImportRow | undefined> =>
  read.maybe(
    'import_find',
    sql`${selectImports} where import.school_id = ${schoolId} and import_id = ${importId}`,
  )

export const getImportRow = async (
  read: Read,
  schoolId: string,
  importId: string,
): Promise<ImportRow> => {
  const found = await findImport(read, schoolId, importId)
  if (found === undefined) throw notFound('import')
  return found
}

export const lockImport = async (
  tx: Tx,
  schoolId: string,
  importId: string,
): Promise<ImportRow> => {
  const found = await tx.maybe<ImportRow>(
    'import_lock',
    sql`
      ${selectImports}
      where import.school_id = ${schoolId} and import_id = ${importId}
      for update of import`,
  )
  if (found === undefined) throw notFound('import')
  return found
}

/** The file as it was sealed; undefined once it is gone. */
export const findFile = async (
  read: Read,
  schoolId: string,
  importId: string,
): Promise<Buffer | undefined> => {
  const found = await read.maybe<{ fileSealed: Buffer | undefined }>(
    'import_file',
    sql`select file_sealed from import where school_id = ${schoolId} and import_id = ${importId}`,
  )
  return found?.fileSealed
}

interface NewImport {
  readonly schoolId: string
  readonly importId: string
  readonly year: number
  readonly fileName: string
  readonly fileSealed: Buffer
  readonly jobId: string
  readonly startedBy: string
  readonly startedAt: Date
}

export const insertImport = (tx: Tx, added: NewImport): void =>
  tx.send(
    'import_insert',
    sql`
      insert into import (school_id, import_id, year, file_name, file_sealed, state, job_id,
        started_by, started_at)
      values (${added.schoolId}, ${added.importId}, ${added.year}, ${added.fileName},
        ${added.fileSealed}, 'checking', ${added.jobId}, ${added.startedBy}, ${added.startedAt})`,
  )

interface Checked extends Preview {
  readonly from: StateName
  readonly to: StateName
}

/** Nothing happens when the import has left the state meanwhile: it was cancelled. */
export const saveChecked = (
  tx: Tx,
  schoolId: string,
  importId: string,
  checked: Checked,
): Promise<number> =>
  tx.execute(
    'import_save_checked',
    sql`
      update import
      set state = ${checked.to}, counts = ${json(checked.counts)}, rows = ${json(checked.rows)},
        problems = ${json(checked.problems)}, problem_count = ${checked.problemCount}
      where school_id = ${schoolId} and import_id = ${importId} and state = ${checked.from}`,
  )

export const startApplying = (
  tx: Tx,
  schoolId: string,
  importId: string,
  jobId: string,
): Promise<number> =>
  tx.execute(
    'import_start_applying',
    sql`
      update import
      set state = 'applying', job_id = ${jobId}
      where school_id = ${schoolId} and import_id = ${importId}`,
  )

/** The last state; the file with its personal data goes. */
export const endImport = (
  tx: Tx,
  schoolId: string,
  importId: string,
  { from, to }: { readonly from: readonly StateName[]; readonly to: 'applied' | 'cancelled' },
): Promise<number> =>
  tx.execute(
    'import_end',
    sql`
      update import
      set state = ${to}, file_sealed = null
      where school_id = ${schoolId} and import_id = ${importId} and state = any(${from})`,
  )

/** Binds a sealed file to its import. */
export const filePurpose = (importId: string): string => `import ${importId}`
