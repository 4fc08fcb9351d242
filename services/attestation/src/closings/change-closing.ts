import type {
  ClosePeriodRequest,
  PeriodClosing,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { audit } from '@zvonok/runtime/audit'
import { localDate } from '@zvonok/runtime/clock'
import type { Context } from '@zvonok/runtime/grpc-server'
import { isId } from '@zvonok/runtime/id'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { conflict, invalid, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitToClosings, closerIn, closers } from '../access.ts'
import { policiesOn } from '../replicas/policies.ts'
import { announceClosing } from './events.ts'
import { toClosings } from './page.ts'
import { decideClosing, whyNothingCloses, whyTooEarlyToClose } from './rules.ts'
import { findSchool, listPeriods, saveChange } from './store.ts'
import type { PeriodRow } from './store.ts'

const mostClasses = 200
const fewestLetters = 3
const mostLetters = 300

/** Closing and reopening ask for the same. */
export type Asked = ClosePeriodRequest & { readonly isClosing: boolean }

export const check = (request: ClosePeriodRequest, isClosing: boolean): Asked => {
  const { periodId, classIds } = request
  if (!isId(periodId)) throw invalid('periodId', 'NOT_AN_ID')
  if (classIds.length > mostClasses) throw invalid('classIds', 'TOO_MANY', { most: '200' })
  for (const [index, classId] of classIds.entries()) {
    if (!isId(classId)) throw invalid(`classIds[${index}]`, 'NOT_AN_ID')
  }
  const reason = request.reason.normalize('NFC').trim()
  if (reason === '') throw invalid('reason', 'REQUIRED')
  if (reason.length < fewestLetters) throw invalid('reason', 'TEXT_TOO_SHORT', { least: '3' })
  if (reason.length > mostLetters) throw invalid('reason', 'TEXT_TOO_LONG', { most: '300' })
  return { ...request, classIds: [...new Set(classIds)], reason, isClosing }
}

/** The classes meant; a class of another kind of periods has no journal of this one. */
const classesOf = (period: PeriodRow, classIds: readonly string[]): readonly string[] => {
  const known = period.classes.map(({ classId }) => classId)
  if (classIds.length === 0) return known
  const strange = classIds.findIndex((classId) => !known.includes(classId))
  if (strange >= 0) throw invalid(`classIds[${strange}]`, 'CLASS_NOT_FOUND')
  return classIds
}

export const changeClosing =
  ({ clock }: Pick<Frame, 'clock'>, { caller }: Context, asked: Asked) =>
  async (tx: Tx): Promise<PeriodClosing> => {
    const { schoolId, periodId, isClosing, reason } = asked
    admitToClosings(caller, schoolId, closers, 'period')
    // Whoever sets finals holds it shared: none slips into a period while it closes.
    lockSchool(tx, schoolId)
    const [school, [period]] = await Promise.all([
      findSchool(tx, schoolId),
      listPeriods(tx, { schoolId, periodId }),
    ])
    if (school === undefined || period === undefined) throw notFound('period')
    const today = localDate(clock, school.zone)
    const policies = policiesOn(school, today)
    const barrier = isClosing
      ? (whyNothingCloses(policies) ?? whyTooEarlyToClose(period, today))
      : undefined
    if (barrier !== undefined) throw precondition(barrier.reason, barrier.details)
    if (asked.expectedVersion !== period.version) {
      throw conflict('CLOSING_CHANGED', { version: String(period.version) })
    }
    const classIds = classesOf(period, asked.classIds)
    const { closed, changed } = decideClosing(period.closed, { classIds, isClosing })
    const answer = async (): Promise<PeriodClosing> => {
      const now = await listPeriods(tx, { schoolId, periodId })
      const [closing] = await toClosings(tx, school, now, { policies, today })
      if (closing === undefined) throw notFound('period')
      return closing
    }
    if (changed.length === 0) return answer()
    const actor = closerIn(caller, schoolId)
    const at = clock.now()
    const of = { schoolId, periodId, isClosing, reason, by: actor.personId, at }
    const change = { ...of, closed, changed, version: period.version + 1 }
    saveChange(tx, change)
    announceClosing(tx, change, clock)
    const result = await answer()
    audit(tx, {
      schoolId,
      actor,
      action: isClosing ? 'period.close' : 'period.reopen',
      subject: `period/${periodId}`,
      before: { closed: period.closed },
      after: { closed, reason },
      at,
    })
    return result
  }
