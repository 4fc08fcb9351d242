import type {
  GenerationPreview,
  PreviewGenerationRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTrying } from '../access.ts'
import { checkId } from '../checks.ts'
import { policiesOn } from '../replicas/policies.ts'
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
      const today = todayIn(clock, school)
      admitTrying(caller, schoolId, policiesOn(school, today))
      const scope = await loadScope(read, school, templateId, request)
      const plan = await planGeneration(read, scope, today)
      return { counts: [...plan.counts], schoolDays: plan.schoolDays, daysOff: plan.daysOff }
    })
  }
