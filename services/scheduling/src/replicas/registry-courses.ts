import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { RoomChanged } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const courseChanged = on(CourseChanged, async (tx, { course }) => {
  if (course === undefined) return
  tx.send(
    'replica_course_put',
    sql`
      insert into replica_course (school_id, course_id, year, class_id, group_id, subject_id,
        teacher_id, half_hours_per_week, version)
      values (${course.schoolId}, ${course.courseId}, ${course.year}, ${course.classId},
        ${course.groupId || undefined}, ${course.subjectId}, ${course.teacherId},
        ${course.halfHoursPerWeek}, ${course.version})
      on conflict (school_id, course_id) do update
      set year = excluded.year, class_id = excluded.class_id, group_id = excluded.group_id,
        subject_id = excluded.subject_id, teacher_id = excluded.teacher_id,
        half_hours_per_week = excluded.half_hours_per_week, version = excluded.version
      where excluded.version > replica_course.version`,
  )
})

const subjectChanged = on(SubjectChanged, async (tx, { subject }) => {
  if (subject === undefined) return
  tx.send(
    'replica_subject_put',
    sql`
      insert into replica_subject (school_id, subject_id, name, version)
      values (${subject.schoolId}, ${subject.subjectId}, ${subject.name}, ${subject.version})
      on conflict (school_id, subject_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > replica_subject.version`,
  )
})

const roomChanged = on(RoomChanged, async (tx, { room }) => {
  if (room === undefined) return
  tx.send(
    'replica_room_put',
    sql`
      insert into replica_room (school_id, room_id, name, version)
      values (${room.schoolId}, ${room.roomId}, ${room.name}, ${room.version})
      on conflict (school_id, room_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > replica_room.version`,
  )
})

export const courseHandlers: readonly EventHandler[] = [courseChanged, subjectChanged, roomChanged]
