import { Problem, type ProblemBody, type Violation } from '../../api/problem.ts'
import type { Outcome, Saved } from './types.ts'

type Details = Readonly<Record<string, string>>

/** What another person put in between, as the refusal tells it; nobody and never are empty. */
const theirsOf = ({ value = '', version, setBy = '', setAt = '' }: Details): Saved => ({
  value,
  comment: '',
  version: Number(version ?? 0),
  ...(setBy === '' ? {} : { by: setBy }),
  ...(setAt === '' ? {} : { at: setAt }),
})

const stopped = (body: ProblemBody): Outcome =>
  body.reason === 'CHANGED_BY_ANOTHER'
    ? { kind: 'overtaken', theirs: theirsOf(body.details ?? {}) }
    : { kind: 'refused', problem: body }

/** What an error says of every change of the command. */
const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof Problem)) return { kind: 'later' }
  if (error.status === 401) return { kind: 'signed-out' }
  if (!error.isPassing) return stopped(error.body)
  const { retryAfterMs } = error
  return {
    kind: 'later',
    ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }),
    // 500 is a bug that this change has found; 503, 429 and no answer are the server's state.
    ...(error.status === 500 ? { problem: error.body } : {}),
  }
}

/** The refusal of one cell as if it had been sent alone, with the rule it rests on. */
const problemOf = (body: ProblemBody, violation: Violation): ProblemBody => {
  const { policy, ground, ...details } = violation.details ?? {}
  const { reason, detail } = violation
  const { type, title, status } = body
  return {
    type,
    title,
    status,
    reason,
    details,
    ...(detail === undefined ? {} : { detail }),
    ...(policy === undefined ? {} : { policy }),
    ...(ground === undefined ? {} : { ground }),
  }
}

const placeOf = ({ field }: Violation): number => Number(/^\w+\[(\d+)\]/.exec(field)?.[1] ?? -1)

/** Nothing of a refused batch is saved: the cells named are stopped, the others go out again. */
export const outcomesOf = (error: unknown, count: number): readonly Outcome[] => {
  const whole = outcomeOf(error)
  const all = Array.from({ length: count }, (): Outcome => whole)
  const isStopped = whole.kind === 'refused' || whole.kind === 'overtaken'
  if (count === 1 || !isStopped || !(error instanceof Problem)) return all
  const named = new Map((error.body.violations ?? []).map((each) => [placeOf(each), each]))
  if (!all.some((_, index) => named.has(index))) return all
  return all.map((_, index) => {
    const violation = named.get(index)
    return violation === undefined ? { kind: 'held' } : stopped(problemOf(error.body, violation))
  })
}

/** Two people who want the same have no quarrel; a comment of one's own is still asked about. */
export const withoutQuarrel = (
  outcome: Outcome,
  mine: { readonly value: string; readonly comment: string },
): Outcome =>
  outcome.kind === 'overtaken' && outcome.theirs.value === mine.value && mine.comment === ''
    ? { kind: 'saved', saved: outcome.theirs }
    : outcome
