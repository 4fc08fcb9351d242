import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Json } from '../api/types.ts'
import { shortName } from '../people/names.ts'
import { classesOf, coursesOf, groupsOf, staffOf, subjectsOf } from '../school/reads.ts'
import { useSchool } from '../school/use-school.ts'

export interface CourseRow {
  readonly course: Json<Course>
  readonly subject: string
  readonly subjectShort: string
  readonly className: string
  readonly group: string
  readonly teacher: string
  /** A week. */
  readonly hours: number
}

const byId = <Item>(items: readonly Item[], idOf: (item: Item) => string) =>
  new Map(items.map((item) => [idOf(item), item]))

/** The courses with the names of what they join, of one class or of all. */
export const useCourseRows = (classId?: string): UseQueryResult<readonly CourseRow[]> => {
  const { schoolId, year } = useSchool()
  return useQueries({
    queries: [
      coursesOf(schoolId, year),
      subjectsOf(schoolId),
      classesOf(schoolId, year),
      groupsOf(schoolId),
      staffOf(schoolId),
    ],
    combine: ([courses, subjects, classes, groups, staff]) => {
      const parts = [courses, subjects, classes, groups, staff] as const
      const waited = parts.find((part) => part.data === undefined)
      const state = parts.find((part) => part.error !== null) ?? waited ?? courses
      if (waited !== undefined || courses.data === undefined)
        return { ...state, data: undefined } as UseQueryResult<readonly CourseRow[]>
      const subjectById = byId(subjects.data ?? [], (each) => each.subjectId)
      const classById = byId(classes.data ?? [], (each) => each.classId)
      const groupById = byId(groups.data ?? [], (each) => each.groupId)
      const staffById = byId(staff.data ?? [], (each) => each.personId)
      const rows = courses.data
        .filter((course) => classId === undefined || course.classId === classId)
        .map((course): CourseRow => {
          const subject = subjectById.get(course.subjectId)
          return {
            course,
            subject: subject?.name ?? '',
            subjectShort: subject?.shortName ?? '',
            className: classById.get(course.classId)?.name ?? '',
            group: groupById.get(course.groupId)?.name ?? '',
            teacher: shortName(staffById.get(course.teacherId)?.name),
            hours: course.halfHoursPerWeek / 2,
          }
        })
      return { ...state, data: rows } as UseQueryResult<readonly CourseRow[]>
    },
  })
}
