import type {
  CheckTemplateRequest,
  TemplateReport,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTrying } from '../access.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import * as reviews from './review.ts'

export const checkTemplate =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>) =>
  async (request: CheckTemplateRequest, { caller }: Context): Promise<TemplateReport> => {
    const { schoolId, year, bellsId, cells, templateId, startsOn, endsOn } = request
    admitStaff(caller, schoolId)
    const span = reviews.checkTemplate(request)
    return db.read({ schoolId }, async (read) => {
      const school = await getSchool(read, schoolId)
      const today = todayIn(clock, school)
      admitTrying(caller, schoolId, policiesOn(school, today))
      const { findings } = await reviews.review(read, request, span, { policies: school, today })
      const checked = { name: '', version: 0, startsOn, endsOn, templateId }
      return {
        template: { schoolId, year, bellsId, cells, ...checked },
        conflicts: [...findings],
      }
    })
  }
