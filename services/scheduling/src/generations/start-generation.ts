import {
  Generation,
  StartGenerationRequest,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { enqueue } from '@zvonok/runtime/jobs'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Frame } from '@zvonok/runtime/service'
import { admitEntering, admitStaff, admitTimetable, timetableActor } from '../access.ts'
import { checkId } from '../checks.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { toGeneration } from './generation.ts'
import { loadScope } from './scope.ts'
import { generationKind } from './run-generation.ts'
import { addGeneration } from './store.ts'

export const startGeneration =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: StartGenerationRequest, context: Context): Promise<Generation> => {
    const { schoolId } = request
    admitStaff(context.caller, schoolId)
    const templateId = checkId('templateId', request.templateId)
    const decide = async (tx: Tx): Promise<Generation> => {
      const school = await getSchool(tx, schoolId)
      const policies = policiesOn(school, todayIn(frame.clock, school))
      admitEntering(context.caller, schoolId, policies)
      const { from, to, classIds } = await loadScope(tx, school, templateId, request)
      admitTimetable(context.caller, schoolId, policies, classIds)
      const input = { templateId, from, to }
      const generationId = await enqueue(tx, { schoolId, kind: generationKind, input })
      const { accountId, personId } = timetableActor(context.caller, schoolId)
      const row = {
        schoolId,
        generationId,
        templateId,
        startsOn: from,
        endsOn: to,
        authorId: personId,
        accountId,
        startedAt: frame.clock.now(),
      }
      addGeneration(tx, row)
      return toGeneration(row, undefined)
    }
    const of = { schoolId, request, requestType: StartGenerationRequest }
    return command(frame, context, of, decide, Generation)
  }
