import type { AbsenceFact } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { isAbsence } from '@zvonok/policy/absence-codes'
import type { AbsenceKind } from '@zvonok/policy/values'

export interface CodeCount {
  readonly code: string
  readonly count: number
}

export interface AttendanceFigures {
  readonly absent: number
  readonly absentUnexcused: number
  readonly late: number
  readonly absences: readonly CodeCount[]
}

/** How often each value occurs, the most frequent first. */
export const countEach = (values: readonly string[]): CodeCount[] => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code, 'ru'))
}

const excused: readonly string[] = ['excused', 'sick'] satisfies AbsenceKind[]

/**
 * Lateness is no absence [S 5.4, M 4.14, JRN-53]. A kind this release does not know counts as an
 * absence of unknown cause, so that a new code never makes attendance look better than it is.
 */
export const attendanceFigures = (facts: readonly AbsenceFact[]): AttendanceFigures => {
  const absent = facts.filter(({ kind }) => isAbsence({ kind: kind as AbsenceKind }))
  return {
    absent: absent.length,
    absentUnexcused: absent.filter(({ kind }) => !excused.includes(kind)).length,
    late: facts.length - absent.length,
    absences: countEach(facts.map(({ code }) => code)),
  }
}
