import { ConflictKind } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Conflict, TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { courseLabel } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import type { Rosters } from '../replicas/rosters.ts'

/** A cell with its times. */
export interface TimedCell {
  readonly courseId: string
  readonly weekday: number
  readonly slot: number
  readonly week: number
  readonly roomId?: string | undefined
  readonly startsAt: string
  readonly endsAt: string
}

export interface Reviewed {
  readonly cells: readonly TemplateCell[]
  /** Times of the template's bells by number. */
  readonly bells: ReadonlyMap<number, { readonly startsAt: string; readonly endsAt: string }>
  /** Cells of other templates that hold on some of the same days. */
  readonly others: readonly TimedCell[]
  /** Every course of every class concerned, by id. */
  readonly courses: ReadonlyMap<string, Course>
  readonly rooms: ReadonlyMap<string, string>
  readonly rosters: Rosters
  /** Days of lessons a week by grade (P-30). */
  readonly weekDaysOf: (grade: number) => number
}

/** A conflict and the first own cell it is about, for the refusal. */
export interface Finding extends Conflict {
  readonly cell: number | undefined
}

/** The bells of the template must ring for every cell [K 4]. */
export const noBells = (of: Reviewed): Finding[] =>
  of.cells.flatMap(({ courseId, weekday, slot }, cell): Finding[] => {
    const course = of.courses.get(courseId)
    if (of.bells.has(slot) || course === undefined) return []
    const label = courseLabel(course)
    const kind = ConflictKind.NO_BELL
    return [{ kind, weekday, slot, courseIds: [courseId], label, isWarning: false, cell }]
  })

/** On such a day the generation leaves the cell out, unless the day is made a working one. */
export const daysOff = (of: Reviewed): Finding[] =>
  of.cells.flatMap(({ courseId, weekday, slot }, cell): Finding[] => {
    const course = of.courses.get(courseId)
    if (course === undefined || weekday <= of.weekDaysOf(course.grade)) return []
    const { className: label } = course
    const kind = ConflictKind.DAY_OFF
    return [{ kind, weekday, slot, courseIds: [courseId], label, isWarning: true, cell }]
  })

const halfHours = (cell: { readonly week: number }): number => (cell.week === 0 ? 2 : 1)

/** Hours placed against the curriculum: more is refused, fewer is a warning [K 3, SCH-06]. */
export const hours = (of: Reviewed): Finding[] => {
  const placed = new Map<string, number>()
  for (const cell of [...of.cells, ...of.others]) {
    placed.set(cell.courseId, (placed.get(cell.courseId) ?? 0) + halfHours(cell))
  }
  const classes = new Set(of.cells.map((cell) => of.courses.get(cell.courseId)?.classId))
  return [...of.courses.values()].flatMap((course): Finding[] => {
    const over = (placed.get(course.courseId) ?? 0) - course.halfHoursPerWeek
    const cell = of.cells.findIndex(({ courseId }) => courseId === course.courseId)
    // Too many hours in other templates alone are not this template's fault.
    const isOurs = cell !== -1 || over < 0
    if (over === 0 || !isOurs || !classes.has(course.classId)) return []
    return [
      {
        kind: over > 0 ? ConflictKind.HOURS_OVER : ConflictKind.HOURS_UNDER,
        weekday: 0,
        slot: 0,
        courseIds: [course.courseId],
        label: courseLabel(course),
        isWarning: over < 0,
        cell: cell === -1 ? undefined : cell,
      },
    ]
  })
}
