import type {
  GenerationPreview,
  PreviewGenerationRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff } from '../access.ts'
import { checkId } from '../checks.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { planGeneration } from './plan.ts'
import { loadScope } from './scope.ts'

export const previewGeneration =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>) =>
  async (request: PreviewGenerationRequest, { caller }: Context): Promise<GenerationPreview> => {
    const { schoolId } = request
    admitStaff(caller, schoolId)
    const templateId = checkId('templateId', request.templateId)
    return db.read({ schoolId }, async (read) => {
      const school = await getSchool(read, schoolId)
      const scope = await loadScope(read, school, templateId, request)
      const plan = await planGeneration(read, scope, todayIn(clock, school))
      return { counts: [...plan.counts], schoolDays: plan.schoolDays, daysOff: plan.daysOff }
    })
  }
