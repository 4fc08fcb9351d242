import { PlanServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { PlanItem } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Grant } from '@zvonok/runtime/caller'
import { writeSheet } from '@zvonok/spreadsheet/write'
import type { Stage } from './stage.ts'
import { topicsOf } from './topics.ts'

/** Weeks of study in a year. */
const weeks = 34

/** Loads a КТП from a spreadsheet, as the teacher would: topics then offer themselves in the journal. */
export const loadPlan = async (
  stage: Stage,
  { schoolId, courseId, teacherId, halfHoursPerWeek }: Course,
  subject: string,
): Promise<void> => {
  const topics = topicsOf(subject)
  const lessons = (halfHoursPerWeek / 2) * weeks
  const file = await writeSheet({
    sheet: 'КТП',
    columns: [
      { field: 'number', title: '№' },
      { field: 'section', title: 'Раздел' },
      { field: 'topic', title: 'Тема' },
      { field: 'hours', title: 'Часы' },
      { field: 'homework', title: 'Домашнее задание' },
    ],
    rows: Array.from({ length: lessons }, (_, at) => ({
      number: at + 1,
      section: `Раздел ${1 + Math.floor(at / topics.length)}`,
      topic: topics[at % topics.length]?.topic ?? '',
      hours: 1,
      homework: topics[at % topics.length]?.homework ?? '',
    })),
  })
  const by: Grant = { role: 'teacher', schoolId, personId: teacherId }
  await stage
    .client(PlanServiceDefinition)
    .loadPlan(
      { schoolId, courseId, name: `${subject}, рабочая программа`, file, expectedVersion: 0 },
      await stage.by(by),
    )
}

/** The items of a course's plan by number; none when it has no plan. */
export const planOf = async (
  stage: Stage,
  schoolId: string,
  courseId: string,
  by: Grant,
): Promise<readonly PlanItem[]> => {
  const { items } = await stage
    .client(PlanServiceDefinition)
    .getPlan({ schoolId, courseId }, await stage.by(by))
  return items
}
