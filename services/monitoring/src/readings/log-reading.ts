import {
  LogReadingRequest,
  LogReadingResponse,
} from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { command } from '@zvonok/runtime/command'
import { invalid, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { schoolGrant } from '../access.ts'
import { checkId } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { findSchool } from '../replicas/schools.ts'
import { newReading, readerBy } from './new-reading.ts'
import { saveReading } from './store.ts'

/** Operation ids of the gateway: `journal.page`. */
const operation = /^[a-zA-Z][a-zA-Z0-9.-]{0,99}$/

/** A reading that another service answers; the gateway waits for this before it answers. */
export const logReading =
  ({ db, clock }: Parts) =>
  async (request: LogReadingRequest, context: Context): Promise<LogReadingResponse> => {
    const schoolId = checkId('schoolId', request.schoolId)
    const subjectId = request.subjectId === '' ? undefined : checkId('subjectId', request.subjectId)
    if (!operation.test(request.what)) throw invalid('what', 'OPERATION_INVALID')
    const { caller } = context
    return command(
      { db, clock },
      context,
      { schoolId, request, requestType: LogReadingRequest },
      async (tx) => {
        const school = await findSchool(tx, schoolId)
        const grant = school && schoolGrant(caller, school)
        if (grant === undefined) throw notFound('school')
        const reading = newReading(readerBy(caller, grant), request.what, clock.now())
        saveReading(tx, reading, { schoolId, subjectId })
        return {}
      },
      LogReadingResponse,
    )
  }
