import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

export interface CourseRow extends Omit<Course, 'groupId'> {
  readonly groupId?: string | undefined
}

export const toCourse = (row: CourseRow): Course => ({ ...row, groupId: row.groupId ?? '' })

const columns = sql`course.school_id, course_id, class.year, class_id, group_id, subject_id,
  teacher_id, half_hours_per_week, course.version`

export const listCourseRows = (
  read: Read,
  schoolId: string,
  { year, classId }: { readonly year: number; readonly classId: string | undefined },
): Promise<CourseRow[]> =>
  read.rows(
    'course_list',
    sql`
      select ${columns}
      from course
      join class using (school_id, class_id)
      join subject using (school_id, subject_id)
      left join class_group using (school_id, class_id, group_id)
      where course.school_id = ${schoolId} and class.year = ${year}
        and (${classId}::uuid is null or class_id = ${classId})
      order by class.grade, class.letter collate "ru-x-icu", subject.name collate "ru-x-icu",
        class_group.name collate "ru-x-icu"`,
  )

export const lockCourse = (
  tx: Tx,
  schoolId: string,
  courseId: string,
): Promise<CourseRow | undefined> =>
  tx.maybe(
    'course_lock',
    sql`
      select ${columns}
      from course
      join class using (school_id, class_id)
      where course.school_id = ${schoolId} and course_id = ${courseId}
      for update of course`,
  )

/** What a course refers to, each undefined when the school has no such thing. */
interface CourseFacts {
  readonly year?: number | undefined
  readonly hasSubject: boolean
  readonly hasGroup: boolean
}

export const findCourseFacts = (
  tx: Tx,
  schoolId: string,
  course: Pick<CourseRow, 'classId' | 'groupId' | 'subjectId'>,
): Promise<CourseFacts> =>
  tx.one(
    'course_facts',
    sql`
      select
        (select year from class
          where school_id = ${schoolId} and class_id = ${course.classId}) as year,
        exists (select from subject
          where school_id = ${schoolId} and subject_id = ${course.subjectId}) as has_subject,
        exists (select from class_group
          where school_id = ${schoolId} and class_id = ${course.classId}
            and group_id = ${course.groupId}) as has_group`,
  )

const alreadyTaught = { course_subject_id_key: () => invalid('subjectId', 'COURSE_EXISTS') }

export const saveCourse = (tx: Tx, row: CourseRow): Promise<number> =>
  refusing(
    alreadyTaught,
    tx.execute(
      'course_save',
      sql`
        insert into course (school_id, course_id, class_id, group_id, subject_id, teacher_id,
          half_hours_per_week, version)
        values (${row.schoolId}, ${row.courseId}, ${row.classId}, ${row.groupId},
          ${row.subjectId}, ${row.teacherId}, ${row.halfHoursPerWeek}, ${row.version})
        on conflict (school_id, course_id) do update
        set teacher_id = excluded.teacher_id, half_hours_per_week = excluded.half_hours_per_week,
          version = excluded.version`,
    ),
  )
