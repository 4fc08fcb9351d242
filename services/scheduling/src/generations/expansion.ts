import { yearStartsOn } from '@zvonok/policy/academic-year'
import { datesBetween, daysBetween, weekday, weekStart } from '@zvonok/policy/dates'
import type { Course } from '../replicas/courses.ts'
import type { SchoolDays } from '../school-days.ts'

/** A lesson as the template wants it. */
export interface WantedLesson {
  readonly course: Course
  readonly roomId: string | undefined
  readonly date: string
  readonly slot: number
  readonly startsAt: string
  readonly endsAt: string
}

export interface Cell {
  readonly courseId: string
  readonly weekday: number
  readonly slot: number
  readonly week: number
  readonly roomId: string
}

export interface Expanded {
  readonly wanted: readonly WantedLesson[]
  /** Days on which at least one of the classes has lessons. */
  readonly schoolDays: number
  readonly daysOff: number
}

/** 1 in odd weeks of the year, 2 in even ones; the week of 1 September is odd. */
export const weekOfYear = (year: number, date: string): 1 | 2 =>
  (daysBetween(weekStart(yearStartsOn(year)), weekStart(date)) / 7) % 2 === 0 ? 1 : 2

/** The lessons of the span: none on holidays, days off or outside the grading periods [K 1, SCH-02, SCH-07]. */
export const expandTemplate = (of: {
  readonly year: number
  readonly from: string
  readonly to: string
  readonly cells: readonly Cell[]
  readonly bells: ReadonlyMap<number, { readonly startsAt: string; readonly endsAt: string }>
  readonly courses: ReadonlyMap<string, Course>
  readonly days: SchoolDays
}): Expanded => {
  const wanted: WantedLesson[] = []
  const placed = of.cells.flatMap((cell) => {
    const [course, bell] = [of.courses.get(cell.courseId), of.bells.get(cell.slot)]
    return course === undefined || bell === undefined ? [] : [{ cell, course, bell }]
  })
  const kinds = new Map(
    placed.map(({ course }) => [`${course.grade} ${course.periodKind}`, course] as const),
  )
  const dates = datesBetween(of.from, of.to)
  let schoolDays = 0
  for (const date of dates) {
    const studying = new Set(
      [...kinds]
        .filter(([, course]) => of.days.whyNoLessons(course, date) === undefined)
        .map(([key]) => key),
    )
    if (studying.size === 0) continue
    schoolDays += 1
    const [day, week] = [weekday(date), weekOfYear(of.year, date)]
    for (const { cell, course, bell } of placed) {
      if (cell.weekday !== day || (cell.week !== 0 && cell.week !== week)) continue
      if (!studying.has(`${course.grade} ${course.periodKind}`)) continue
      const { startsAt, endsAt } = bell
      const roomId = cell.roomId === '' ? undefined : cell.roomId
      wanted.push({ course, roomId, date, slot: cell.slot, startsAt, endsAt })
    }
  }
  return { wanted, schoolDays, daysOff: dates.length - schoolDays }
}
