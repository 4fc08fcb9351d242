import { absenceLabels } from '@zvonok/policy/absence-codes'
import { ungradedPlaceOf, type CourseFacts } from '@zvonok/policy/grade1'
import type { DateRange } from '@zvonok/policy/periods'
import type { Policies } from '@zvonok/policy/resolve'
import type { AbsenceCode } from '@zvonok/contracts/zvonok/journal/v1/journals'

/** The period asked for; else that of today, the last one begun, or the first of a year to come. */
export const choosePeriod = <P extends DateRange & { readonly periodId: string }>(
  periods: readonly P[],
  asked: string,
  today: string,
): P | undefined =>
  asked === ''
    ? (periods.findLast(({ startsOn }) => startsOn <= today) ?? periods[0])
    : periods.find(({ periodId }) => periodId === asked)

/** Nothing is graded in grade 1 and without attestation [39 3.7, M 4.8, P-07, P-08]. */
export const isGraded = (policies: Policies, course: CourseFacts): boolean =>
  ungradedPlaceOf(policies, course) === undefined

/** The codes of the policy in their order [S 5.4, L 3.2.5, P-05]. */
export const codesOf = (policies: Policies): AbsenceCode[] =>
  policies['P-05'].value.codes.map(({ code, kind, key }) => ({
    code,
    kind,
    key,
    label: absenceLabels[kind].ru,
  }))
