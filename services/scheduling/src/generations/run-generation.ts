import { audit } from '@zvonok/runtime/audit'
import { retried } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Task } from '@zvonok/runtime/jobs'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Frame } from '@zvonok/runtime/service'
import { recordChange } from '../changes/store.ts'
import { announceLessons, inParts } from '../lessons/events.ts'
import { addLessons, saveLessons } from '../lessons/saving.ts'
import type { LessonRow } from '../lessons/store.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { planGeneration } from './plan.ts'
import { loadScope } from './scope.ts'
import { findGeneration, finishGeneration } from './store.ts'
import type { GenerationRow } from './store.ts'

export const generationKind = 'generation.run'

/** 46,000 lessons in one statement would hold them three times in memory. */
const rowsAtOnce = 5000

const log = (
  tx: Tx,
  generation: GenerationRow,
  name: string,
  rows: readonly LessonRow[],
  at: Date,
) => {
  const dates = rows.map(({ date }) => date).toSorted()
  const change = {
    changeId: newId(),
    schoolId: generation.schoolId,
    kind: 'generated' as const,
    lessons: rows.length,
    firstDate: dates[0] ?? '',
    lastDate: dates.at(-1) ?? '',
    reason: '',
    summary: name,
    authorId: generation.authorId,
    changedAt: at,
  }
  recordChange(tx, change)
  return change
}

/** The job: everything in one transaction, so a failure or a crash leaves the calendar as it was. */
export const runGeneration =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>): Task =>
  async ({ schoolId, jobId }, progress) => {
    const write = async (tx: Tx): Promise<void> => {
      lockSchool(tx, schoolId)
      const generation = await findGeneration(tx, schoolId, jobId)
      // Counted already: the process died after the commit and the job runs once more.
      if (generation === undefined || generation.counts !== undefined) return
      const school = await getSchool(tx, schoolId)
      const span = { from: generation.startsOn, to: generation.endsOn }
      const scope = await loadScope(tx, school, generation.templateId, span)
      const plan = await planGeneration(tx, scope, todayIn(clock, school))
      const rows = [...plan.added, ...plan.changed]
      await progress.report(0, rows.length)
      const at = clock.now()
      if (rows.length > 0) {
        const change = log(tx, generation, scope.template.name, rows, at)
        let done = 0
        const send = async (part: readonly LessonRow[], save: typeof addLessons): Promise<void> => {
          await save(tx, part)
          announceLessons(tx, change, part, clock)
          done += part.length
          await progress.report(done)
        }
        for (const part of inParts(plan.added, rowsAtOnce)) await send(part, addLessons)
        for (const part of inParts(plan.changed, rowsAtOnce)) await send(part, saveLessons)
      }
      finishGeneration(tx, generation, plan.counts)
      const { accountId, authorId: personId } = generation
      audit(tx, {
        schoolId,
        actor: { accountId, personId },
        action: generationKind,
        subject: `generation/${jobId}`,
        after: { ...span, templateId: generation.templateId, lessons: rows.length },
        at,
      })
    }
    await retried(() => db.transaction({ schoolId }, write))
  }
