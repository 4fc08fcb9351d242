import type {
  GetAnnotatedImportRequest,
  GetAnnotatedImportResponse,
} from '@zvonok/contracts/zvonok/registry/v1/imports'
import { precondition } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { annotate } from '@zvonok/spreadsheet/annotate'
import type { ImportDeps } from '../deps.ts'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import { allowIn } from '../schools/allow.ts'
import { wordProblem } from '../workbooks/wording.ts'
import { findFile, getImportRow, filePurpose } from './store.ts'

export const getAnnotatedImport =
  ({ db, sealer }: ImportDeps) =>
  async (
    request: GetAnnotatedImportRequest,
    { caller }: Context,
  ): Promise<GetAnnotatedImportResponse> => {
    const { schoolId } = request
    await allowIn(db, caller, schoolId, keepers.imports)
    const check = createCheck()
    const importId = check.id('importId', request.importId)
    check.done()
    const { row, sealed } = await db.read({ schoolId }, async (read) => ({
      row: await getImportRow(read, schoolId, importId),
      sealed: await findFile(read, schoolId, importId),
    }))
    if (sealed === undefined) throw precondition('IMPORT_FILE_GONE', { state: row.state })
    const locale = request.locale === 'en' ? 'en' : 'ru'
    const notes = row.problems.map(({ reason, details, ...place }) => ({
      ...place,
      text: wordProblem(locale, reason, details),
    }))
    const annotated = await annotate(sealer.open(sealed, filePurpose(importId)), notes)
    if (!annotated.ok) throw precondition(annotated.problem.reason, annotated.problem.details)
    return { file: annotated.bytes }
  }
