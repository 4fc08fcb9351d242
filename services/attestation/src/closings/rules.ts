import { isForeignLanguage } from '@zvonok/policy/grade1'
import type { Policies } from '@zvonok/policy/resolve'
import { finalsOpenOn, whyUngraded, type Barrier } from '../finals/rules.ts'

/** A policy that keeps the journal open whatever the school closes would make closing an empty gesture (P-13). */
export const whyNothingCloses = (policies: Pick<Policies, 'P-13'>): Barrier | undefined => {
  const { key, ground, value } = policies['P-13']
  return value.lock === 'none'
    ? { reason: 'PERIODS_NEVER_CLOSE', details: { policy: key, ground } }
    : undefined
}

/** Before its finals may be set a period can't be closed: nobody could sum it up (P-10, P-13). */
export const whyTooEarlyToClose = (
  period: { readonly endsOn: string },
  today: string,
): Barrier | undefined => {
  const opensOn = finalsOpenOn(period)
  return today >= opensOn ? undefined : { reason: 'CLOSING_TOO_EARLY', details: { opensOn } }
}

export interface Closing {
  /** All classes the period is closed for. */
  readonly closed: readonly string[]
  /** Those that this change closed or opened. */
  readonly changed: readonly string[]
}

/** What is closed after a change; classes that are so already change nothing (P-13). */
export const decideClosing = (
  closedBefore: readonly string[],
  { classIds, isClosing }: { readonly classIds: readonly string[]; readonly isClosing: boolean },
): Closing => {
  const before = new Set(closedBefore)
  const changed = classIds.filter((classId) => before.has(classId) !== isClosing)
  const gone = new Set(isClosing ? [] : changed)
  const closed = closedBefore.filter((classId) => !gone.has(classId))
  return { closed: isClosing ? [...closed, ...changed] : closed, changed }
}

/** The finals of one course that are still to be set. */
export interface CourseMissing {
  readonly classId: string
  readonly periodId: string
  readonly grade: number
  readonly subjectName: string
  readonly isUngraded: boolean
  readonly missing: number
}

/** Grade 1 and ungraded subjects have no finals to miss [39 3.7, M 4.8, P-07, P-08]. */
export const missingOf = (
  policies: Policies,
  courses: readonly CourseMissing[],
  of: { readonly periodId: string; readonly classId: string },
): number =>
  courses
    .filter(({ periodId, classId }) => periodId === of.periodId && classId === of.classId)
    .filter(({ grade, subjectName, isUngraded }) => {
      const isForeign = isForeignLanguage(subjectName)
      const facts = { grade, isForeignLanguage: isForeign, withoutAttestation: isUngraded }
      return whyUngraded(policies, facts) === undefined
    })
    .reduce((sum, { missing }) => sum + missing, 0)
