import { forecastOf, leadingKind } from '@zvonok/policy/averages'
import type { WeightedMark } from '@zvonok/policy/averages'
import { addDays } from '@zvonok/policy/dates'
import { journalIsOpen } from '@zvonok/policy/edit-window'
import { pupilAverage } from '@zvonok/policy/family'
import { finalWarnings, parseFinal } from '@zvonok/policy/finals'
import type { FinalEntry } from '@zvonok/policy/finals'
import { checkMarked, type CourseFacts } from '@zvonok/policy/grade1'
import type { Policies } from '@zvonok/policy/resolve'
import { accept, refusalDetails, type Decision } from '@zvonok/policy/verdict'

/** Why finals can't be set: a stable reason and what its sentence needs. */
export interface Barrier {
  readonly reason: string
  readonly details: Readonly<Record<string, string>>
}

/** The period asked for; else that of today, the last one begun, or the first of a year to come. */
export const choosePeriod = <P extends { readonly periodId: string; readonly startsOn: string }>(
  periods: readonly P[],
  asked: string,
  today: string,
): P | undefined =>
  asked === ''
    ? (periods.findLast(({ startsOn }) => startsOn <= today) ?? periods[0])
    : periods.find(({ periodId }) => periodId === asked)

/** No finals in grade 1 nor for subjects without attestation [39 3.7, M 4.8, P-07, P-08]. */
export const whyUngraded = (policies: Policies, course: CourseFacts): Barrier | undefined => {
  const marked = checkMarked(policies, course)
  if (marked.ok) return undefined
  const reason = marked.reason === 'LESSON_UNMARKED' ? 'FINAL_NOT_EXPECTED' : marked.reason
  return { reason, details: refusalDetails(marked) }
}

/** Before the last week the period is not over enough to be summed up; the sources set only the end (P-10). */
const daysBeforeEnd = 7

export const finalsOpenOn = ({ endsOn }: { readonly endsOn: string }): string =>
  addDays(endsOn, -daysBeforeEnd)

export const whyTooEarly = (
  policies: Pick<Policies, 'P-10'>,
  period: { readonly endsOn: string },
  today: string,
): Barrier | undefined => {
  const opensOn = finalsOpenOn(period)
  if (today >= opensOn) return undefined
  const { key, ground } = policies['P-10']
  return {
    reason: 'FINALS_TOO_EARLY',
    details: { opensOn, endsOn: period.endsOn, policy: key, ground },
  }
}

/** What the school has closed stays as it is until it is opened again, for the deputy head too (P-13). */
export const whyClosed = (
  policies: Pick<Policies, 'P-13'>,
  isClosedBySchool: boolean,
): Barrier | undefined => {
  const open = journalIsOpen(policies, { finalsSet: false, periodClosed: isClosedBySchool })
  return open.ok ? undefined : { reason: open.reason, details: refusalDetails(open) }
}

export interface CountedMark extends WeightedMark {
  readonly isWritten: boolean
}

export interface Advice {
  /** Hundredths; 0 when there is no mark. */
  readonly average: number
  readonly marks: number
  readonly writtenMarks: number
  readonly suggested: string
  readonly warnings: string[]
}

/** Average, suggested final and warnings: advice, never set by itself [S 5.9, 39 4.4.11, P-11, P-14]. */
export const adviseOn = (policies: Policies, marks: readonly CountedMark[]): Advice => {
  const writtenMarks = marks.filter(({ isWritten }) => isWritten).length
  const kind = leadingKind(policies['P-14'].value.average)
  const warnings = finalWarnings(policies, { markCount: marks.length, writtenCount: writtenMarks })
  return {
    average: pupilAverage(policies, marks)?.hundredths ?? 0,
    marks: marks.length,
    writtenMarks,
    suggested: String(forecastOf(marks, kind) ?? ''),
    warnings: warnings.map(({ reason }) => reason),
  }
}

export interface TypedFinal {
  readonly value: string
  readonly order: string
}

const textOf = (entry: FinalEntry): string => {
  switch (entry.kind) {
    case 'mark':
      return String(entry.value)
    case 'not-attested':
      return entry.letter
    case 'ungraded':
      return entry.symbol
  }
}

/** What was typed, in the form it is kept: empty clears; a letter needs the director's order [L 3.2.5, P-09]. */
export const decideFinal = (
  policies: Policies,
  course: CourseFacts,
  typed: TypedFinal,
): Decision<TypedFinal> => {
  if (typed.value.trim() === '') return accept({ value: '', order: '' })
  const parsed = parseFinal(policies, typed.value, { ...course, order: typed.order })
  if (!parsed.ok) return parsed
  const isLetter = parsed.value.kind === 'not-attested'
  return accept({ value: textOf(parsed.value), order: isLetter ? typed.order.trim() : '' })
}

/** Home, family and part-time pupils have their finals entered by the deputy head where P-22 says so [S 4.2.2.9]. */
export const isForDeputyHead = (policies: Pick<Policies, 'P-22'>, studyForm: string): boolean =>
  policies['P-22'].value.finalsBy === 'deputy-head' && studyForm !== 'STUDY_FORM_FULL_TIME'

/** Once every pupil has a final the journal of the period closes for the teacher [M Д.2, P-13]. */
export const closesJournal = (
  policies: Pick<Policies, 'P-13'>,
  rows: readonly { readonly hasLeft: boolean; readonly value: string }[],
): boolean => {
  const staying = rows.filter(({ hasLeft }) => !hasLeft)
  return (
    policies['P-13'].value.lock === 'finals-set' &&
    staying.length > 0 &&
    staying.every(({ value }) => value !== '')
  )
}
