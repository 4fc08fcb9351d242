import type { Problem, Violation } from '../../api/problem.ts'
import { i18n } from '../../i18n/i18n.ts'
import { problemWords } from '../../i18n/problem-words.ts'

type Details = Readonly<Record<string, string>>

/** Our own sentence, else what the gateway said, else what it would say. */
export const wordReason = (reason: string, details: Details = {}, said?: string): string => {
  const key = `refusal.${reason}`
  // Reasons come from the server, so the key cannot be checked by the compiler; a test does.
  if (i18n.exists(key)) return (i18n.t as (key: string, options: Details) => string)(key, details)
  return said ?? problemWords(reason, details) ?? i18n.t('refusal.UNEXPECTED')
}

export const wordProblem = (problem: Problem): string =>
  wordReason(problem.reason, problem.body.details, problem.body.detail)

export const wordViolation = (violation: Violation): string =>
  wordReason(violation.reason, violation.details, violation.detail)

/** Field → sentence, for forms. */
export const wordFields = (problem: Problem): Record<string, string> =>
  Object.fromEntries(
    (problem.body.violations ?? []).map((violation) => [violation.field, wordViolation(violation)]),
  )
