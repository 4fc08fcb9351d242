import { sql } from '@zvonok/runtime/postgres'
import type { Read, Sql } from '@zvonok/runtime/postgres'

/** A course with what names it and what decides on its days. */
export interface Course {
  readonly courseId: string
  readonly year: number
  readonly classId: string
  readonly className: string
  readonly grade: number
  readonly periodKind: string
  readonly groupId?: string
  readonly groupName?: string
  readonly subjectId: string
  readonly subjectName: string
  readonly teacherId: string
  readonly teacherName: string
  readonly halfHoursPerWeek: number
}

const courses = (condition: Sql): Sql => sql`
  select course_id, course.year, course.class_id, class.name as class_name, class.grade,
    class.period_kind, course.group_id, class_group.name as group_name, course.subject_id,
    coalesce(subject.name, '') as subject_name, course.teacher_id,
    coalesce(teacher.short_name, '') as teacher_name, half_hours_per_week
  from replica_course as course
  join replica_class as class using (school_id, class_id)
  left join replica_group as class_group
    on class_group.school_id = course.school_id and class_group.group_id = course.group_id
  left join replica_subject as subject
    on subject.school_id = course.school_id and subject.subject_id = course.subject_id
  left join replica_staff as teacher
    on teacher.school_id = course.school_id and teacher.person_id = course.teacher_id
  where ${condition}`

/** All courses of the classes that the named courses belong to: one class is planned as a whole. */
export const listCoursesAround = (
  read: Read,
  schoolId: string,
  courseIds: readonly string[],
): Promise<Course[]> =>
  read.rows<Course>(
    'replica_course_list_around',
    courses(sql`
      course.school_id = ${schoolId}
      and course.class_id in (
        select class_id
        from replica_course
        where school_id = ${schoolId} and course_id = any(${courseIds}::uuid[]))`),
  )

export const listCourses = (
  read: Read,
  schoolId: string,
  courseIds: readonly string[],
): Promise<Course[]> =>
  read.rows<Course>(
    'replica_course_list',
    courses(sql`course.school_id = ${schoolId} and course_id = any(${courseIds}::uuid[])`),
  )

/** «5А · Математика», or «5А · Английский язык · 1-я группа». */
export const courseLabel = (
  course: Pick<Course, 'className' | 'subjectName' | 'groupName'>,
): string => {
  const named = [course.className, course.subjectName, course.groupName]
  return named.filter((part) => part !== undefined && part !== '').join(' · ')
}

export const listRooms = async (read: Read, schoolId: string): Promise<Map<string, string>> => {
  const rows = await read.rows<{ roomId: string; name: string }>(
    'replica_room_list',
    sql`select room_id, name from replica_room where school_id = ${schoolId}`,
  )
  return new Map(rows.map((room) => [room.roomId, room.name]))
}
