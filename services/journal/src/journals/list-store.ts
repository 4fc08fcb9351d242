import { raw, sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { SchoolFacts } from '../access.ts'

export const findSchool = (
  read: Read,
  schoolId: string,
): Promise<(SchoolFacts & { zone: string; year: number }) | undefined> =>
  read.maybe(
    'list_school',
    sql`
      select school_id, region_id, municipality_id, zone, year
      from replica_school
      where school_id = ${schoolId}`,
  )

export interface JournalRow {
  readonly schoolId: string
  readonly courseId: string
  readonly classId: string
  readonly className: string
  readonly groupName: string
  readonly subjectName: string
  readonly teacherName: string
  readonly teacherId: string
  readonly classTeacherId: string | undefined
  readonly substitutes: boolean
  readonly lessonsHeld: number
  readonly lessonsFilled: number
}

export interface ListFilter {
  readonly schoolId: string
  /** Empty for all. */
  readonly classId: string
  readonly year: number
  readonly today: string
  /** `HH:MM` now in the school. */
  readonly time: string
  readonly actorId: string
  readonly ledClassIds: readonly string[]
  /** Every journal of the school; else only those the actor has to do with. */
  readonly isOpen: boolean
}

const ofActor = ({ isOpen, actorId, ledClassIds }: ListFilter) =>
  isOpen
    ? raw('')
    : sql`
      and (
        course.teacher_id = nullif(${actorId}, '')::uuid
        or class.class_teacher_id = nullif(${actorId}, '')::uuid
        or class.class_id = any(${ledClassIds}::uuid[])
        or course.course_id in (select course_id from substituted)
      )`

/** By grade, letter, subject and group, each with how far it is filled. */
export const listJournals = (read: Read, filter: ListFilter): Promise<JournalRow[]> =>
  read.rows<JournalRow>(
    'list_journals',
    sql`
      with substituted as materialized (
        select distinct course_id
        from replica_lesson
        where school_id = ${filter.schoolId}
          and teacher_id = nullif(${filter.actorId}, '')::uuid and replaced_teacher_id is not null
      ), listed as materialized (
        -- First of all: counting lessons is the costly part, only for what is listed.
        select course.school_id, course.course_id, course.class_id, course.group_id,
          course.subject_id, course.teacher_id, class.name, class.grade, class.letter,
          class.class_teacher_id
        from replica_course course
        join replica_class class
          on class.school_id = course.school_id and class.class_id = course.class_id
        where course.school_id = ${filter.schoolId} and course.year = ${filter.year}
          and (${filter.classId} = '' or course.class_id = nullif(${filter.classId}, '')::uuid)
          ${ofActor(filter)}
      )
      select listed.school_id, listed.course_id, listed.class_id, listed.name as class_name,
        coalesce(grp.name, '') as group_name, subject.name as subject_name,
        coalesce(staff.short_name, '') as teacher_name, listed.teacher_id,
        listed.class_teacher_id,
        listed.course_id in (select course_id from substituted) as substitutes,
        fill.lessons_held, fill.lessons_filled
      from listed
      join replica_subject subject
        on subject.school_id = listed.school_id and subject.subject_id = listed.subject_id
      left join replica_group grp
        on grp.school_id = listed.school_id and grp.group_id = listed.group_id
      left join replica_staff staff
        on staff.school_id = listed.school_id and staff.person_id = listed.teacher_id
      cross join lateral (
        select count(*)::integer as lessons_held,
          count(*) filter (where record.topic <> '')::integer as lessons_filled
        from replica_lesson lesson
        left join lesson record
          on record.school_id = lesson.school_id and record.lesson_id = lesson.lesson_id
        where lesson.school_id = listed.school_id and lesson.course_id = listed.course_id
          and not lesson.is_cancelled
          and (lesson.date, lesson.starts_at) <= (${filter.today}::date, ${filter.time})
      ) fill
      order by listed.grade, listed.letter collate "ru-x-icu", subject.name collate "ru-x-icu",
        coalesce(grp.name, '') collate "ru-x-icu", listed.course_id`,
  )
