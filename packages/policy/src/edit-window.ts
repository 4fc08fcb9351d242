import { academicYearOf, yearEndsOn } from './academic-year.ts'
import { addDays, addMonths } from './dates.ts'
import type { Policies } from './resolve.ts'
import { allowed, refuseBy, type Verdict } from './verdict.ts'

/** The last day on which a lesson may be edited; "never closes" means the end of its year [M 4.13]. */
export const editWindowClosesOn = (
  policies: Pick<Policies, 'P-12'>,
  lessonDate: string,
): string => {
  switch (policies['P-12'].value.window) {
    case 'never':
      return yearEndsOn(academicYearOf(lessonDate))
    case '1-week':
      return addDays(lessonDate, 7)
    case '2-weeks':
      return addDays(lessonDate, 14)
    case '3-weeks':
      return addDays(lessonDate, 21)
    case '1-month':
      return addMonths(lessonDate, 1)
  }
}

/** Counted from the lesson's own date, today included [M 4.13, JRN-41, P-12]. */
export const editWindowIsOpen = (
  policies: Pick<Policies, 'P-12'>,
  lesson: { readonly lessonDate: string; readonly today: string },
): Verdict => {
  const closesOn = editWindowClosesOn(policies, lesson.lessonDate)
  return lesson.today <= closesOn
    ? allowed
    : refuseBy(policies['P-12'], 'EDIT_WINDOW_CLOSED', {
        lessonDate: lesson.lessonDate,
        closedOn: closesOn,
      })
}

/** How far a grading period has come for one course. */
export interface PeriodState {
  /** The final mark of the period is set. */
  readonly finalsSet: boolean
  /** The school has closed the period. */
  readonly periodClosed: boolean
}

/** Once the final of the period is set the journal is closed for its teacher [M Д.2, JRN-42, P-13]. */
export const journalIsOpen = (policies: Pick<Policies, 'P-13'>, state: PeriodState): Verdict => {
  const policy = policies['P-13']
  switch (policy.value.lock) {
    case 'none':
      return allowed
    case 'finals-set':
      return state.finalsSet || state.periodClosed
        ? refuseBy(policy, 'PERIOD_CLOSED', { closedBy: state.finalsSet ? 'finals' : 'school' })
        : allowed
    case 'period-closed':
      return state.periodClosed
        ? refuseBy(policy, 'PERIOD_CLOSED', { closedBy: 'school' })
        : allowed
  }
}

/** Both questions a teacher's change of a lesson has to pass. */
export const mayEditLesson = (
  policies: Pick<Policies, 'P-12' | 'P-13'>,
  lesson: { readonly lessonDate: string; readonly today: string },
  state: PeriodState,
): Verdict => {
  const open = journalIsOpen(policies, state)
  return open.ok ? editWindowIsOpen(policies, lesson) : open
}
