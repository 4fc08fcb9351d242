import { journalIsOpen, mayEditLesson, type PeriodState } from '@zvonok/policy/edit-window'
import type { Policies } from '@zvonok/policy/resolve'
import { barrierOf, type Barrier } from './barrier.ts'

/** What of a lesson decides whether it may be written. */
export interface LessonState extends PeriodState {
  readonly date: string
  readonly isCancelled: boolean
}

/** Why nothing may be written of a lesson any more [M 4.13, M Д.2, P-12, P-13]. */
export const whyClosed = (
  policies: Policies,
  lesson: LessonState,
  today: string,
): Barrier | undefined => {
  if (lesson.isCancelled) return { reason: 'LESSON_CANCELLED', details: {} }
  const verdict = mayEditLesson(policies, { lessonDate: lesson.date, today }, lesson)
  return verdict.ok ? undefined : barrierOf(verdict)
}

/** Marks and absences are entered on the fact [S 5.1, L 5.1, JRN-50]; topics and homework may be planned [M Г.9]. */
export const whyTooEarly = ({ date }: LessonState, today: string): Barrier | undefined =>
  date > today ? { reason: 'LESSON_IN_FUTURE', details: { lessonDate: date, today } } : undefined

/** Whether the finals of a period, or the school, have closed its journal for the teacher [M Д.2, P-13]. */
export const periodIsClosed = (policies: Policies, state: PeriodState): boolean =>
  !journalIsOpen(policies, state).ok

export interface PupilState {
  readonly isInClass: boolean
  readonly isInGroup: boolean
  readonly studyForm: string
  readonly enrolledOn: string
  readonly leftOn: string | undefined
}

/** Taught at home or in the family: such a pupil has a journal of the own [39 4.4.15, S 5.5, JRN-38]. */
export const isTaughtElsewhere = (
  policies: Policies,
  { studyForm }: Pick<PupilState, 'studyForm'>,
): boolean =>
  !policies['P-22'].value.currentMarks &&
  (studyForm === 'STUDY_FORM_HOME' || studyForm === 'STUDY_FORM_FAMILY')

export const isEnrolledOn = (pupil: PupilState, date: string): boolean =>
  pupil.isInClass &&
  pupil.isInGroup &&
  pupil.enrolledOn <= date &&
  (pupil.leftOn === undefined || pupil.leftOn >= date)

/** Only pupils of the course on that day, taught in the class, have records here [JRN-05, JRN-38]. */
export const whyNotHere = (
  policies: Policies,
  pupil: PupilState | undefined,
  date: string,
): Barrier | undefined => {
  if (pupil === undefined || !isEnrolledOn(pupil, date)) {
    return { reason: 'PUPIL_NOT_IN_COURSE', details: { lessonDate: date } }
  }
  if (!isTaughtElsewhere(policies, pupil)) return undefined
  const { ground } = policies['P-22']
  return { reason: 'PUPIL_TAUGHT_ELSEWHERE', details: { policy: 'P-22', ground } }
}

/** Either a mark or an absence letter in one cell; who is late was there [L 3.2.5, JRN-03]. */
export const oneOfBothGround =
  'В одной клетке — либо отметка, либо буква отсутствия (Положение лицея № 10, п. 3.2.5)'

/** What stands in a cell now, with who put it there. */
export interface Standing {
  readonly version: number
  readonly setBy: string
  readonly setAt: Date
}

/** The second of two writers sees what the first has left; a cell never written has version 0. */
export const whyChanged = (
  expectedVersion: number,
  standing: Standing | undefined,
  value: string,
): Barrier | undefined =>
  expectedVersion === (standing?.version ?? 0)
    ? undefined
    : {
        reason: 'CHANGED_BY_ANOTHER',
        details: {
          value,
          setBy: standing?.setBy ?? '',
          setAt: standing?.setAt.toISOString() ?? '',
          version: String(standing?.version ?? 0),
        },
      }
