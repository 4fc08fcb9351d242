import { Bells, PutBellsRequest } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid, invalidFields, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTimetable, timetableActor } from '../access.ts'
import { checkName, checkOptionalId, checkVersion } from '../checks.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { brokenSlots } from './rules.ts'
import { lockBells, saveBells, usedNumbers } from './store.ts'

const check = (request: PutBellsRequest): { bellsId: string | undefined; name: string } => {
  const bellsId = checkOptionalId('bellsId', request.bellsId)
  const name = checkName(request.name)
  if (request.slots.length === 0) throw invalid('slots', 'BELLS_EMPTY')
  const broken = brokenSlots(request.slots)
  if (broken.length > 0) {
    throw invalidFields(
      broken.map(({ index, field, reason, details = {} }) => ({
        field: `slots[${index}].${field}`,
        reason,
        details,
      })),
    )
  }
  return { bellsId, name }
}

const load = async (
  tx: Tx,
  request: PutBellsRequest,
  bellsId: string | undefined,
): Promise<Bells | undefined> => {
  if (bellsId === undefined) return undefined
  const present = await lockBells(tx, request.schoolId, bellsId)
  if (present === undefined) throw notFound('bells')
  checkVersion(present, request.expectedVersion, { name: present.name })
  const kept = new Set(request.slots.map((slot) => slot.number))
  const used = await usedNumbers(tx, request.schoolId, bellsId)
  const missing = used.filter((number) => !kept.has(number))
  if (missing.length > 0) throw precondition('BELLS_IN_USE', { numbers: missing.join(', ') })
  return present
}

export const putBells =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: PutBellsRequest, context: Context): Promise<Bells> => {
    const { schoolId } = request
    admitStaff(context.caller, schoolId)
    const { bellsId, name } = check(request)
    const decide = async (tx: Tx): Promise<Bells> => {
      const school = await getSchool(tx, schoolId)
      const policies = policiesOn(school, todayIn(frame.clock, school))
      admitTimetable(context.caller, schoolId, policies, [])
      const before = await load(tx, request, bellsId)
      const after: Bells = {
        schoolId,
        bellsId: before?.bellsId ?? newId(),
        name,
        slots: request.slots.toSorted((a, b) => a.number - b.number),
        version: (before?.version ?? 0) + 1,
      }
      await saveBells(tx, after)
      audit(tx, {
        schoolId,
        actor: timetableActor(context.caller, schoolId),
        action: 'bells.put',
        subject: `bells/${after.bellsId}`,
        before,
        after,
        at: frame.clock.now(),
      })
      return after
    }
    return command(
      frame,
      context,
      { schoolId, request, requestType: PutBellsRequest },
      decide,
      Bells,
    )
  }
