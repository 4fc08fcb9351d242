import { ClosePeriodRequest, PeriodClosing } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { changeClosing, check } from './change-closing.ts'

/** The period's journals and finals stay as they are from now on, where the policy says so (P-13). */
export const closePeriod =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: ClosePeriodRequest, context: Context): Promise<PeriodClosing> => {
    const asked = check(request, true)
    const of = { schoolId: request.schoolId, request, requestType: ClosePeriodRequest }
    return command(frame, context, of, changeClosing(frame, context, asked), PeriodClosing)
  }
