import type { Plan } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Read } from '@zvonok/runtime/postgres'
import { countLessons, findPlan, listItems, type OfCourse } from './store.ts'

/** The plan as it stands; without one, an empty plan of version 0. */
export const readPlanOf = async (read: Read, course: OfCourse): Promise<Plan> => {
  const [plan, items, lessons] = await Promise.all([
    findPlan(read, course),
    listItems(read, course),
    countLessons(read, course),
  ])
  return {
    schoolId: course.schoolId,
    courseId: course.courseId,
    name: plan?.name ?? '',
    version: plan?.version ?? 0,
    items: items.map((item) => ({
      ...item,
      lessonId: item.lessonId ?? '',
      lessonDate: item.lessonDate ?? '',
    })),
    lessons,
  }
}
