import { GenerationState } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Generation } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Job } from '@zvonok/runtime/jobs'
import type { GenerationRow } from './store.ts'

const stateOf = (row: GenerationRow, job: Job | undefined): GenerationState => {
  if (row.counts !== undefined) return GenerationState.DONE
  const isOver = job?.state === 'failed' || job?.state === 'cancelled'
  return isOver ? GenerationState.FAILED : GenerationState.RUNNING
}

export const toGeneration = (row: GenerationRow, job: Job | undefined): Generation => ({
  generationId: row.generationId,
  schoolId: row.schoolId,
  state: stateOf(row, job),
  done: job?.done ?? 0,
  total: job?.total ?? 0,
  counts: [...(row.counts ?? [])],
  startedAt: row.startedAt,
  reason: job?.refusal?.reason ?? '',
})
