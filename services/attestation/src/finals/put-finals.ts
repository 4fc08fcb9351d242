import { FinalsPage, PutFinalsRequest } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { isId } from '@zvonok/runtime/id'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid, precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { setterIn, settingOf } from '../access.ts'
import { decideFinals } from './decision.ts'
import { announceFinals } from './events.ts'
import { loadPlace, toPage, whyLocked } from './page.ts'
import type { Place } from './page.ts'
import { closesJournal } from './rules.ts'
import { saveFinals } from './saving.ts'
import type { ChangedFinal } from './saving.ts'
import { listRows, lockSheet } from './store.ts'
import type { PupilRow } from './store.ts'

const mostFinals = 100

const check = ({ courseId, periodId, finals }: PutFinalsRequest): void => {
  if (!isId(courseId)) throw invalid('courseId', 'NOT_AN_ID')
  if (!isId(periodId)) throw invalid('periodId', 'NOT_AN_ID')
  if (finals.length === 0 || finals.length > mostFinals) {
    throw invalid('finals', finals.length === 0 ? 'REQUIRED' : 'TOO_MANY', {
      most: `${mostFinals}`,
    })
  }
  const seen = new Set<string>()
  for (const [index, { pupilId, order }] of finals.entries()) {
    if (seen.has(pupilId)) throw invalid(`finals[${index}].pupilId`, 'PUPIL_REPEATED')
    if (order.length > 200)
      throw invalid(`finals[${index}].order`, 'TEXT_TOO_LONG', { most: '200' })
    seen.add(pupilId)
  }
}

const allow = (place: Place, { caller }: Context): void => {
  const locked = whyLocked(place, caller)
  if (locked === undefined) return
  throw (locked.isForbidden ? forbidden : precondition)(locked.reason, locked.details)
}

const applied = (rows: readonly PupilRow[], changed: readonly ChangedFinal[]): PupilRow[] => {
  const byPupil = new Map(changed.map((final) => [final.pupilId, final]))
  return rows.map((row) => ({ ...row, ...byPupil.get(row.pupilId) }))
}

const told = (rows: readonly PupilRow[], changed: readonly ChangedFinal[]): unknown => {
  const ids = new Set(changed.map(({ pupilId }) => pupilId))
  return rows
    .filter(({ pupilId }) => ids.has(pupilId))
    .map(({ pupilId, value, order, version }) => ({ pupilId, value, order, version }))
}

export const putFinals =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: PutFinalsRequest, context: Context): Promise<FinalsPage> => {
    check(request)
    const { schoolId, courseId, periodId } = request
    const { caller } = context
    const decide = async (tx: Tx): Promise<FinalsPage> => {
      const asked = { schoolId, courseId, periodId }
      // Whoever closes a period takes it alone.
      lockSchool(tx, schoolId, 'shared')
      const place = await loadPlace(tx, { caller, clock: frame.clock }, asked)
      allow(place, context)
      const { key, period, policies } = place
      const before = await lockSheet(tx, key)
      const rows = await listRows(tx, key, period, place.today)
      const setting = settingOf(caller, place.course, policies)
      const changed = decideFinals(place, request.finals, rows, setting)
      if (changed.length === 0) return toPage(place, caller, before, rows)
      const after = applied(rows, changed)
      const sheet = { closesJournal: closesJournal(policies, after), version: before.version + 1 }
      const actor = setterIn(caller, schoolId)
      const at = frame.clock.now()
      saveFinals(tx, key, sheet, changed, { setBy: actor.personId, setAt: at })
      const { course } = place
      announceFinals(tx, {
        key,
        course,
        sheet,
        before: rows,
        rows: after,
        changed,
        actor: actor.personId,
        clock: frame.clock,
      })
      audit(tx, {
        schoolId,
        actor,
        action: 'finals.put',
        subject: `finals/${courseId}/${periodId}`,
        before: told(rows, changed),
        after: told(after, changed),
        at,
      })
      return toPage(place, caller, sheet, after)
    }
    const of = { schoolId, request, requestType: PutFinalsRequest }
    return command(frame, context, of, decide, FinalsPage)
  }
