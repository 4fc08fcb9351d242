import { localDate } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import type { Job, Task } from '@zvonok/runtime/jobs'
import type { ImportDeps } from '../deps.ts'
import { loadRegisters } from '../merges/registers.ts'
import { merge } from '../merges/merge.ts'
import type { Setting } from '../merges/plan.ts'
import { findSchool } from '../schools/store.ts'
import type { Draft } from '../workbooks/entries.ts'
import { readImportFile } from '../workbooks/read-file.ts'
import { previewOf } from '../merges/preview.ts'
import { findFile, getImportRow, saveChecked, filePurpose } from './store.ts'

export const importOf = (job: Job): string =>
  // The input was written by this service when the job was queued.
  (job.input as { readonly importId: string }).importId

export interface OpenedImport {
  readonly draft: Draft
  readonly setting: Setting
  /** Rows of the file that were understood. */
  readonly total: number
}

/** The file read and what merging needs of the school; undefined when the import is over. */
export const openImport = async (
  { db, clock, snils, sealer }: ImportDeps,
  schoolId: string,
  importId: string,
): Promise<OpenedImport | undefined> => {
  const { row, sealed, school } = await db.read({ schoolId }, async (read) => ({
    row: await getImportRow(read, schoolId, importId),
    sealed: await findFile(read, schoolId, importId),
    school: await findSchool(read, schoolId),
  }))
  if (sealed === undefined || school === undefined) return undefined
  const { year } = row
  const today = localDate(clock, school.zone)
  const file = sealer.open(sealed, filePurpose(importId))
  const draft = await readImportFile(file, { year, today })
  const { staff, classes, pupils, parents } = draft
  return {
    draft,
    setting: { schoolId, year, today, newId, hash: snils.hash },
    total: staff.length + classes.length + pupils.length + parents.length,
  }
}

/** Reads the file, compares it with the registers and keeps the preview. */
export const checkJob =
  (deps: ImportDeps): Task =>
  async (job, progress) => {
    const { db } = deps
    const { schoolId } = job
    const importId = importOf(job)
    const opened = await openImport(deps, schoolId, importId)
    if (opened === undefined) return
    const { draft, setting, total } = opened
    await progress.report(0, total)
    const plan = await db.read({ schoolId }, async (read) =>
      merge(draft, await loadRegisters(read, schoolId, setting.year), setting),
    )
    await progress.report(total, total)
    const to = plan.problems.length === 0 ? 'ready' : 'refused'
    await db.transaction({ schoolId }, (tx) =>
      saveChecked(tx, schoolId, importId, { ...previewOf(plan), from: 'checking', to }),
    )
  }
