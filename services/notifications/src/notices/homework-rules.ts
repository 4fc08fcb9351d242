import type { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { daysBetween } from '@zvonok/policy/dates'
import type { Family } from './families.ts'
import { worded } from './rules.ts'
import type { Draft } from './teller.ts'

/** What a family may have read already. */
export interface HomeworkBefore {
  readonly text: string
}

/** A lesson's homework is for the next one, and that comes within a week: later nobody does it. */
const matters = { days: 7 } as const

/**
 * Given for the first time it stands in the diary like everything of a lesson; changed after that, the
 * family may have done the wrong task.
 */
export const isHomeworkNews = (
  { date, homework }: Pick<LessonFilled, 'date' | 'homework'>,
  before: HomeworkBefore | undefined,
  today: string,
): boolean =>
  before !== undefined &&
  before.text !== '' &&
  before.text !== homework &&
  daysBetween(date, today) <= matters.days

/** As much of it as a notice needs: the rest is a tap away. */
const longest = 160

const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`

/** To pupils and parents, once per change of the lesson [39 App.]. */
export const homeworkDrafts = (
  filled: LessonFilled,
  told: { readonly before: HomeworkBefore; readonly subject: string },
  families: readonly Family[],
): Draft[] =>
  families.flatMap(({ pupilId, name, parentIds }) =>
    [pupilId, ...parentIds].map((personId): Draft => ({
      schoolId: filled.schoolId,
      personId,
      kind: 'homework',
      pupilId,
      details: {
        ...worded({
          pupil: name,
          subject: told.subject,
          date: filled.date,
          lesson: filled.lessonId,
        }),
        previous: shortened(told.before.text),
        // Empty: it was taken back.
        value: shortened(filled.homework),
      },
      about: `homework/${filled.lessonId}/${filled.version}/${pupilId}`,
    })),
  )
