import { isAuthorityRole } from '@zvonok/policy/authority'
import type { Caller } from '@zvonok/runtime/caller'
import type { CallOptions } from '@zvonok/runtime/grpc-client'
import type { Clients } from '../clients.ts'

/** Reads from outside the school: an authority or agency without a role in it. */
export const readsFromOutside = (caller: Caller, schoolId: string): boolean =>
  caller.grants.some(({ role }) => isAuthorityRole(role)) &&
  !caller.grants.some((grant) => grant.schoolId === schoolId && !isAuthorityRole(grant.role))

/** Logs a reading from outside before it is answered; when it can't be logged, it is not answered (M 1.12, G18). */
export const logReading = async (
  clients: Clients,
  caller: Caller,
  options: CallOptions,
  reading: { readonly what: string; readonly subject: string },
  payload: unknown,
): Promise<void> => {
  const schoolId = Reflect.get(payload as object, 'schoolId')
  if (typeof schoolId !== 'string' || !readsFromOutside(caller, schoolId)) return
  const subject: unknown = Reflect.get(payload as object, reading.subject)
  await clients.readings.logReading(
    { schoolId, what: reading.what, subjectId: typeof subject === 'string' ? subject : '' },
    options,
  )
}
