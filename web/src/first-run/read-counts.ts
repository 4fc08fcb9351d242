import type { ListLessonsResponse } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Setup } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { yearStartsOn } from '@zvonok/policy/academic-year'
import { addDays } from '@zvonok/policy/dates'
import type { QueryClient } from '@tanstack/react-query'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { bellsOf, classesOf, templatesOf } from '../school/reads.ts'
import type { SetupCounts } from './steps.ts'

// Longer than any holidays but those of summer: a school with lessons has one within.
const spanDays = 21

export interface SetupOf {
  readonly schoolId: string
  readonly year: number
  readonly today: string
}

/** Lessons of one class are enough to see that the year has been generated. */
const countLessons = async (of: SetupOf, classId: string | undefined): Promise<number> => {
  if (classId === undefined) return 0
  const starts = yearStartsOn(of.year)
  const from = of.today < starts ? starts : of.today
  const query = { from, to: addDays(from, spanDays), classId }
  const path = `/api/schools/${of.schoolId}/lessons`
  return (await read<Json<ListLessonsResponse>>(path, { query })).lessons.length
}

/** How far the school has come, told by its registry and its timetable. */
export const readCounts = async (client: QueryClient, of: SetupOf): Promise<SetupCounts> => {
  const { schoolId, year } = of
  const [setup, bells, templates, classes] = await Promise.all([
    read<Json<Setup>>(`/api/schools/${schoolId}/setup`),
    client.fetchQuery(bellsOf(schoolId)),
    client.fetchQuery(templatesOf(schoolId, year)),
    client.fetchQuery(classesOf(schoolId, year)),
  ])
  const lessons = templates.length === 0 ? 0 : await countLessons(of, classes[0]?.classId)
  return { ...setup, bells: bells.length, templates: templates.length, lessons }
}
