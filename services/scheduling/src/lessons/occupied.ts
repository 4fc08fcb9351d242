import { precondition, Refusal } from '@zvonok/runtime/refusal'
import { findCollisions } from '../collisions.ts'
import { listCourses, listRooms } from '../replicas/courses.ts'
import { policiesOn } from '../replicas/policies.ts'
import { loadRosters } from '../replicas/rosters.ts'
import { listCalendarDays, listPeriodSets } from '../replicas/schools.ts'
import { createSchoolDays } from '../school-days.ts'
import { busyReason, held, inTheWay } from './rules.ts'
import type { Loaded } from './single-change.ts'
import { listHeld } from './store.ts'
import type { LessonRow } from './store.ts'

const fieldOf = { teacher: 'teacherId', room: 'roomId', pupil: 'slot' } as const

/** Refuses when the teacher, the room or a pupil is elsewhere at that time, naming the lesson there. */
export const refuseOccupied = async (
  { tx, school: { schoolId } }: Loaded,
  changed: LessonRow,
): Promise<void> => {
  const around = await listHeld(tx, schoolId, [changed.date], changed)
  const others = around.filter(({ lessonId }) => lessonId !== changed.lessonId)
  if (others.length === 0) return
  const rosters = await loadRosters(tx, schoolId, [changed.classId])
  const candidate = held(changed)
  const collisions = findCollisions(
    [candidate, ...others.map(held)],
    rosters,
    (place) => place === candidate,
  )
  if (collisions.length === 0) return
  const ids = collisions.map((collision) => inTheWay(collision, changed).courseId)
  const [courses, rooms] = await Promise.all([
    listCourses(tx, schoolId, ids),
    listRooms(tx, schoolId),
  ])
  const violations = collisions.map((collision) => {
    const other = inTheWay(collision, changed)
    const course = courses.find(({ courseId }) => courseId === other.courseId)
    return {
      field: fieldOf[collision.kind],
      reason: busyReason[collision.kind],
      details: {
        date: other.date,
        slot: String(other.slot),
        startsAt: other.startsAt,
        lessonId: other.lessonId,
        className: course?.className ?? '',
        subjectName: course?.subjectName ?? '',
        ...(collision.kind === 'room' ? { label: rooms.get(changed.roomId ?? '') ?? '' } : {}),
      },
    }
  })
  const [first] = violations
  throw new Refusal('precondition', first?.reason ?? '', first?.details, violations)
}

/** No lessons on holidays and days off of the class [K 1, SCH-02, P-30]. */
export const refuseDayOff = async ({ tx, school, course }: Loaded, date: string): Promise<void> => {
  const [periodSets, days] = await Promise.all([
    listPeriodSets(tx, school.schoolId, course.year),
    listCalendarDays(tx, school.regionId),
  ])
  const why = createSchoolDays({ days, periodSets, policies: school }).whyNoLessons(course, date)
  if (why === undefined) return
  const week = policiesOn(school, date)['P-30']
  const isWeekend = why.why === 'day-off' && !days.some((day) => day.date === date)
  throw precondition('DAY_OFF', {
    date,
    ...why,
    ...(isWeekend ? { policy: week.key, ground: week.ground } : {}),
  })
}
