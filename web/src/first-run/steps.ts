import type { Setup } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { Json } from '../api/types.ts'

/** What the registry counts, and what the timetable counts. */
export type SetupCounts = Json<Setup> & {
  readonly bells?: number
  readonly templates?: number
  readonly lessons?: number
}

export type StepId =
  | 'periods'
  | 'rooms'
  | 'people'
  | 'curriculum'
  | 'bells'
  | 'timetable'
  | 'lessons'

export interface Step {
  readonly id: StepId
  /** Address below `/schools/:schoolId/:year`. */
  readonly path: string
  readonly state: 'done' | 'next' | 'later'
  /** How much is there already. */
  readonly count: number
}

type Draft = Omit<Step, 'state'> & { readonly isDone: boolean }

/** The order of setting a school up: each step needs the ones before it. */
const drafts = (counts: SetupCounts): readonly Draft[] => {
  const of = (id: StepId, path: string, count: number, isDone = count > 0): Draft => ({
    id,
    path,
    count,
    isDone,
  })
  const { bells = 0, templates = 0, lessons = 0 } = counts
  return [
    of('periods', 'periods', counts.periodSets),
    of('rooms', 'registers/rooms', counts.rooms, counts.rooms > 0 && counts.subjects > 0),
    of('people', 'people/import', counts.pupils, counts.staff > 0 && counts.pupils > 0),
    of('curriculum', 'curriculum', counts.courses),
    of('bells', 'timetable/bells', bells),
    of('timetable', 'timetable/templates', templates),
    of('lessons', 'timetable/generation', lessons),
  ]
}

export const stepsOf = (counts: SetupCounts): readonly Step[] => {
  const all = drafts(counts)
  const next = all.findIndex((step) => !step.isDone)
  return all.map(({ isDone, ...step }, index) => {
    const waiting = index === next ? 'next' : 'later'
    return { ...step, state: isDone ? 'done' : waiting }
  })
}
