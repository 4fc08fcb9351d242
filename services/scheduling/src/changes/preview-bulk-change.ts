import type {
  BulkChangePreview,
  PreviewBulkChangeRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTrying } from '../access.ts'
import { toLesson } from '../lessons/events.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { checkChange, effectOf } from './bulk.ts'

export const previewBulkChange =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>) =>
  async (request: PreviewBulkChangeRequest, { caller }: Context): Promise<BulkChangePreview> => {
    const schoolId = request.change?.schoolId ?? ''
    admitStaff(caller, schoolId)
    const asked = checkChange(request.change)
    return db.read({ schoolId }, async (read) => {
      const school = await getSchool(read, schoolId)
      admitTrying(caller, schoolId, policiesOn(school, todayIn(clock, school)))
      const { after, conflicts } = await effectOf(read, asked)
      return { lessons: after.length, conflicts: conflicts.map(toLesson) }
    })
  }
