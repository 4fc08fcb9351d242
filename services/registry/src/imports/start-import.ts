import { Import, StartImportRequest } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { preflight } from '@zvonok/spreadsheet/preflight'
import { audit } from '@zvonok/runtime/audit'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import { enqueue } from '@zvonok/runtime/jobs'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import type { ImportDeps } from '../deps.ts'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import { allowIn } from '../schools/allow.ts'
import { toImport } from './messages.ts'
import { getImportRow, insertImport, filePurpose } from './store.ts'

const checkRequest = async (request: StartImportRequest) => {
  const check = createCheck()
  const year = check.whole('year', request.year, 2000, 2100)
  const fileName = check.text('fileName', request.fileName, 200)
  check.done()
  // A hostile file is turned away here; no parser has seen it yet.
  const problem = await preflight(request.file)
  if (problem !== undefined) throw invalid('file', problem.reason, problem.details)
  return { year, fileName }
}

export const startImport =
  (deps: ImportDeps) =>
  async (request: StartImportRequest, context: Context): Promise<Import> => {
    const { schoolId } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.imports)
    const { year, fileName } = await checkRequest(request)
    const actor = actorIn(context.caller, schoolId, ...keepers.imports)

    const decide = async (tx: Tx): Promise<Import> => {
      const importId = newId()
      const jobId = await enqueue(tx, { schoolId, kind: 'import.check', input: { importId } })
      insertImport(tx, {
        schoolId,
        importId,
        year,
        fileName,
        fileSealed: deps.sealer.seal(request.file, filePurpose(importId)),
        jobId,
        startedBy: actor.accountId,
        startedAt: deps.clock.now(),
      })
      const started = toImport(await getImportRow(tx, schoolId, importId))
      audit(tx, {
        schoolId,
        actor,
        action: 'import.start',
        subject: `import/${importId}`,
        after: { fileName, year },
        at: deps.clock.now(),
      })
      return started
    }
    const asked = { schoolId, request, requestType: StartImportRequest }
    return command(deps, context, asked, decide, Import)
  }
