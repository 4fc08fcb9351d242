import { ApplyImportRequest, Import } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { enqueue } from '@zvonok/runtime/jobs'
import type { Tx } from '@zvonok/runtime/postgres'
import { precondition } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { toImport } from './messages.ts'
import { getImportRow, lockImport, startApplying } from './store.ts'

export const applyImport =
  (deps: Deps) =>
  async (request: ApplyImportRequest, context: Context): Promise<Import> => {
    const { schoolId } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.imports)
    const check = createCheck()
    const importId = check.id('importId', request.importId)
    check.done()
    const actor = actorIn(context.caller, schoolId, ...keepers.imports)

    const decide = async (tx: Tx): Promise<Import> => {
      const before = await lockImport(tx, schoolId, importId)
      // Asked twice: the answer is the same, the work is done once.
      if (before.state === 'applying' || before.state === 'applied') return toImport(before)
      if (before.state !== 'ready') throw precondition('IMPORT_NOT_READY', { state: before.state })
      const input = { importId, actor }
      const jobId = await enqueue(tx, { schoolId, kind: 'import.apply', input })
      await startApplying(tx, schoolId, importId, jobId)
      return toImport(await getImportRow(tx, schoolId, importId))
    }
    const asked = { schoolId, request, requestType: ApplyImportRequest }
    return command(deps, context, asked, decide, Import)
  }
