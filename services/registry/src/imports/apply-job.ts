import { audit } from '@zvonok/runtime/audit'
import type { Actor } from '@zvonok/runtime/caller'
import { retried } from '@zvonok/runtime/command'
import { JobCancelled } from '@zvonok/runtime/jobs'
import type { Job, Task } from '@zvonok/runtime/jobs'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import type { ImportDeps } from '../deps.ts'
import { merge } from '../merges/merge.ts'
import { loadRegisters, lockRegisters, savePlan } from '../merges/registers.ts'
import { importOf, openImport, type OpenedImport } from './check-job.ts'
import { previewOf } from '../merges/preview.ts'
import { endImport, getImportRow, saveChecked } from './store.ts'

const actorOf = (job: Job): Actor =>
  // The input was written by this service when the job was queued.
  (job.input as { readonly actor: Actor }).actor

/** All in one transaction: what was checked is checked again against the registers as they are now. */
export const applyJob =
  (deps: ImportDeps): Task =>
  async (job, progress) => {
    const { db, clock, snils } = deps
    const { schoolId } = job
    const importId = importOf(job)
    const actor = actorOf(job)
    const report = (done: number): Promise<void> => progress.report(done)

    const apply = async (tx: Tx, { draft, setting }: OpenedImport): Promise<void> => {
      lockSchool(tx, schoolId)
      lockRegisters(tx, schoolId)
      const { state } = await getImportRow(tx, schoolId, importId)
      if (state !== 'applying') return
      const plan = merge(draft, await loadRegisters(tx, schoolId, setting.year), setting)
      const preview = previewOf(plan)
      if (plan.problems.length > 0) {
        const found = { ...preview, from: 'applying', to: 'refused' } as const
        await saveChecked(tx, schoolId, importId, found)
        return
      }
      await savePlan(tx, plan, { clock, actor, schoolId, importId, snils, report })
      const end = { from: ['applying'], to: 'applied' } as const
      if ((await endImport(tx, schoolId, importId, end)) === 0) throw new JobCancelled()
      audit(tx, {
        schoolId,
        actor,
        action: 'import.apply',
        subject: `import/${importId}`,
        after: { counts: preview.counts },
        at: clock.now(),
      })
    }

    const opened = await openImport(deps, schoolId, importId)
    if (opened === undefined) return
    await progress.report(0, opened.total)
    await retried(() => db.transaction({ schoolId }, (tx) => apply(tx, opened)))
  }
