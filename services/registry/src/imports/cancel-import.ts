import { CancelImportRequest, Import } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { audit } from '@zvonok/runtime/audit'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { cancelJob } from '@zvonok/runtime/jobs'
import type { Tx } from '@zvonok/runtime/postgres'
import { precondition } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { toImport } from './messages.ts'
import { endImport, lockImport } from './store.ts'

export const cancelImport =
  (deps: Deps) =>
  async (request: CancelImportRequest, context: Context): Promise<Import> => {
    const { schoolId } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.imports)
    const check = createCheck()
    const importId = check.id('importId', request.importId)
    check.done()
    const actor = actorIn(context.caller, schoolId, ...keepers.imports)

    const decide = async (tx: Tx): Promise<Import> => {
      // Applying takes this lock only to end: cancelling wins until then.
      const before = await lockImport(tx, schoolId, importId)
      if (before.state === 'cancelled') return toImport(before)
      if (before.state === 'applied') throw precondition('IMPORT_ALREADY_APPLIED')
      await endImport(tx, schoolId, importId, { from: [before.state], to: 'cancelled' })
      if (before.jobId !== undefined) await cancelJob(tx, before.jobId)
      audit(tx, {
        schoolId,
        actor,
        action: 'import.cancel',
        subject: `import/${importId}`,
        before: { state: before.state },
        at: deps.clock.now(),
      })
      return toImport({ ...before, state: 'cancelled' })
    }
    const asked = { schoolId, request, requestType: CancelImportRequest }
    return command(deps, context, asked, decide, Import)
  }
