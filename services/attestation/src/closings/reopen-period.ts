import {
  PeriodClosing,
  ReopenPeriodRequest,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { changeClosing, check } from './change-closing.ts'

/** A mistake found late is corrected in the open: with a reason, by the teacher, and closed again. */
export const reopenPeriod =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: ReopenPeriodRequest, context: Context): Promise<PeriodClosing> => {
    const asked = check(request, false)
    const of = { schoolId: request.schoolId, request, requestType: ReopenPeriodRequest }
    return command(frame, context, of, changeClosing(frame, context, asked), PeriodClosing)
  }
