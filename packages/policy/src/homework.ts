import { checkGrade1Homework } from './grade1.ts'
import type { Policies } from './resolve.ts'
import { accept, refuseBy, type Decision } from './verdict.ts'

/** What stands in the journal when nothing is set: «Без задания» [L 3.2.5], «Не предусмотрено» [S 4.2.5.2]. */
export const homeworkPlaceholder = (policies: Pick<Policies, 'P-18'>, grade: number): string =>
  grade === 1 ? policies['P-18'].value.grade1 : policies['P-18'].value.others

/**
 * The homework as it is to be stored. Nothing typed becomes the placeholder, or is refused where
 * the school neither has one nor lets the field be empty (P-18); grade 1 by P-07.
 */
export const checkHomework = (
  policies: Pick<Policies, 'P-07' | 'P-18'>,
  lesson: { readonly text: string; readonly grade: number; readonly date: string },
): Decision<string> => {
  const text = lesson.text.normalize('NFC').trim()
  const placeholder = homeworkPlaceholder(policies, lesson.grade)
  if (text === '' && placeholder === '' && !policies['P-18'].value.emptyAllowed) {
    return refuseBy(policies['P-18'], 'HOMEWORK_EMPTY', { grade: String(lesson.grade) })
  }
  if (text === '' || text === placeholder) return accept(placeholder)
  const verdict = checkGrade1Homework(policies, lesson)
  if (!verdict.ok) return { ...verdict, details: { ...verdict.details, suggestion: placeholder } }
  return accept(text)
}

/** Whether there is something to do, as against a placeholder: the diary shows a task only then. */
export const isHomework = (
  policies: Pick<Policies, 'P-18'>,
  homework: { readonly text: string; readonly grade: number },
): boolean =>
  homework.text !== '' && homework.text !== homeworkPlaceholder(policies, homework.grade)
