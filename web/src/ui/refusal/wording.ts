import type { Problem, Violation } from '../../api/problem.ts'
import { currentLocale, i18n } from '../../i18n/i18n.ts'
import { problemWords } from '../../i18n/problem-words.ts'
import { createFormat } from '../format.ts'

type Details = Readonly<Record<string, string>>

const readable = (details: Details): Details => {
  const format = createFormat(currentLocale())
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      return [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value]
    }),
  )
}

/** Our own sentence, else the gateway's with its dates made readable, else what it said. */
export const wordReason = (reason: string, facts: Details = {}, said?: string): string => {
  const key = `refusal.${reason}`
  const details = readable(facts)
  // Reasons come from the server, so the key cannot be checked by the compiler; a test does.
  if (i18n.exists(key)) return (i18n.t as (key: string, options: Details) => string)(key, details)
  return problemWords(reason, details) ?? said ?? i18n.t('refusal.UNEXPECTED')
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
