import type {
  Generation,
  GetGenerationRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Context } from '@zvonok/runtime/grpc-server'
import { getJob } from '@zvonok/runtime/jobs'
import { notFound } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff } from '../access.ts'
import { checkId } from '../checks.ts'
import { toGeneration } from './generation.ts'
import { findGeneration } from './store.ts'

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
