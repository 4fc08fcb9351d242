import type { FinalRow, FinalsPage } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { finalScale, finalsDueOn } from '@zvonok/policy/finals'
import { isForeignLanguage } from '@zvonok/policy/grade1'
import type { CourseFacts } from '@zvonok/policy/grade1'
import type { Policies } from '@zvonok/policy/resolve'
import type { Caller } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import type { Clock } from '@zvonok/runtime/clock'
import type { Read } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import { admitReader, whyNotSetter } from '../access.ts'
import { policiesOn } from '../replicas/policies.ts'
import { adviseOn, choosePeriod, whyClosed, whyTooEarly, whyUngraded } from './rules.ts'
import type { Barrier } from './rules.ts'
import { findCourse } from './store.ts'
import type { Course, Period, PupilRow, Sheet, SheetKey } from './store.ts'

/** Where finals are read or set: the course, the period and what holds there today. */
export interface Place {
  readonly key: SheetKey
  readonly course: Course
  readonly period: Period
  readonly policies: Policies
  readonly today: string
  readonly facts: CourseFacts
  /** The school has closed the period for the class. */
  readonly isClosedBySchool: boolean
}

/** Refuses who may not even read the finals of the course. */
export const loadPlace = async (
  read: Read,
  { caller, clock }: { readonly caller: Caller; readonly clock: Clock },
  asked: SheetKey,
): Promise<Place> => {
  const course = await findCourse(read, asked.schoolId, asked.courseId)
  if (course === undefined) throw notFound('course')
  admitReader(caller, course)
  const today = localDate(clock, course.zone)
  const period = choosePeriod(course.periods, asked.periodId, today)
  if (period === undefined) throw notFound('period')
  const { grade, subjectName, isUngraded } = course
  return {
    key: { ...asked, periodId: period.periodId },
    course,
    period,
    policies: policiesOn(course, today),
    today,
    isClosedBySchool: course.closedPeriodIds.includes(period.periodId),
    facts: {
      grade,
      isForeignLanguage: isForeignLanguage(subjectName),
      withoutAttestation: isUngraded,
    },
  }
}

/** Why finals can't be set here now, and whether it is for the caller's lack of right. */
export const whyLocked = (
  { policies, course, period, today, facts, isClosedBySchool }: Place,
  caller: Caller,
): (Barrier & { readonly isForbidden: boolean }) | undefined => {
  const notYours = whyNotSetter(caller, course, policies)
  if (notYours !== undefined) return { ...notYours, isForbidden: true }
  const barrier =
    whyUngraded(policies, facts) ??
    whyTooEarly(policies, period, today) ??
    whyClosed(policies, isClosedBySchool)
  return barrier === undefined ? undefined : { ...barrier, isForbidden: false }
}

const toRow = (policies: Policies, { marks, ...row }: PupilRow): FinalRow => ({
  ...row,
  ...adviseOn(policies, marks),
})

export const toPage = (
  place: Place,
  caller: Caller,
  sheet: Sheet,
  rows: readonly PupilRow[],
): FinalsPage => {
  const { key, course, period, policies, facts } = place
  const locked = whyLocked(place, caller)
  return {
    ...key,
    periodName: period.name,
    className: course.className,
    subjectName: course.subjectName,
    groupName: course.groupName,
    rows: rows.map((row) => toRow(policies, row)),
    isClosed: sheet.closesJournal || whyClosed(policies, place.isClosedBySchool) !== undefined,
    scale: whyUngraded(policies, facts) === undefined ? finalScale(policies, facts) : [],
    isEditable: locked === undefined,
    lockedReason: locked?.reason ?? '',
    lockedGround: locked?.details['ground'] ?? '',
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    deadline: finalsDueOn(policies, period) ?? '',
    closesJournal: policies['P-13'].value.lock === 'finals-set',
  }
}
