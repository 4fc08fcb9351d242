import { GenerationState } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type {
  Generation,
  GetGenerationRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Context } from '@zvonok/runtime/grpc-server'
import { getJob } from '@zvonok/runtime/jobs'
import type { Job } from '@zvonok/runtime/jobs'
import { notFound } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff } from '../access.ts'
import { checkId } from '../checks.ts'
import { findGeneration } from './store.ts'
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

export const getGeneration =
  ({ db }: Pick<Frame, 'db'>) =>
  async (request: GetGenerationRequest, { caller }: Context): Promise<Generation> => {
    const { schoolId } = request
    admitStaff(caller, schoolId)
    const generationId = checkId('generationId', request.generationId)
    return db.read({ schoolId }, async (read) => {
      const [row, job] = await Promise.all([
        findGeneration(read, schoolId, generationId),
        getJob(read, generationId),
      ])
      if (row === undefined) throw notFound('generation')
      return toGeneration(row, job)
    })
  }
