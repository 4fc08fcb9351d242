import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const classChanged = on(ClassChanged, async (tx, { schoolClass: one }) => {
  if (one === undefined) return
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class
        (school_id, class_id, grade, name, period_kind, class_teacher_id, version)
      values (${one.schoolId}, ${one.classId}, ${one.grade}, ${one.name}, ${one.periodKind},
        ${one.classTeacherId || undefined}, ${one.version})
      on conflict (school_id, class_id) do update
      set grade = excluded.grade, name = excluded.name, period_kind = excluded.period_kind,
        class_teacher_id = excluded.class_teacher_id, version = excluded.version
      where excluded.version > replica_class.version`,
  )
})

const groupChanged = on(GroupChanged, async (tx, { group }) => {
  if (group === undefined) return
  tx.send(
    'replica_group_put',
    sql`
      insert into replica_group (school_id, group_id, name, pupil_ids, version)
      values (${group.schoolId}, ${group.groupId}, ${group.name}, ${group.pupilIds}::uuid[],
        ${group.version})
      on conflict (school_id, group_id) do update
      set name = excluded.name, pupil_ids = excluded.pupil_ids, version = excluded.version
      where excluded.version > replica_group.version`,
  )
})

const nameOf = ({ name }: Pupil): string =>
  [name?.surname, name?.givenName].filter((part) => part !== undefined && part !== '').join(' ')

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  if (pupils.length === 0) return
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil
        (school_id, pupil_id, class_id, name, study_form, enrolled_on, left_on, version)
      select distinct on (school_id, pupil_id) school_id, pupil_id, class_id, name, study_form,
        enrolled_on, left_on, version
      from unnest(
        ${pupils.map((pupil) => pupil.schoolId)}::uuid[],
        ${pupils.map((pupil) => pupil.pupilId)}::uuid[],
        ${pupils.map((pupil) => pupil.classId || undefined)}::uuid[],
        ${pupils.map(nameOf)}::text[],
        ${pupils.map((pupil) => pupil.studyForm)}::text[],
        ${pupils.map((pupil) => pupil.enrolledOn || undefined)}::date[],
        ${pupils.map((pupil) => pupil.leftOn || undefined)}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as sent (school_id, pupil_id, class_id, name, study_form, enrolled_on, left_on, version)
      order by school_id, pupil_id, version desc
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, name = excluded.name, study_form = excluded.study_form,
        enrolled_on = excluded.enrolled_on, left_on = excluded.left_on, version = excluded.version
      where excluded.version > replica_pupil.version`,
  )
})

const courseChanged = on(CourseChanged, async (tx, { course }) => {
  if (course === undefined) return
  tx.send(
    'replica_course_put',
    sql`
      insert into replica_course
        (school_id, course_id, year, class_id, group_id, subject_id, teacher_id, version)
      values (${course.schoolId}, ${course.courseId}, ${course.year}, ${course.classId},
        ${course.groupId || undefined}, ${course.subjectId}, ${course.teacherId},
        ${course.version})
      on conflict (school_id, course_id) do update
      set year = excluded.year, class_id = excluded.class_id, group_id = excluded.group_id,
        subject_id = excluded.subject_id, teacher_id = excluded.teacher_id,
        version = excluded.version
      where excluded.version > replica_course.version`,
  )
})

export const classHandlers: readonly EventHandler[] = [
  classChanged,
  groupChanged,
  pupilsChanged,
  courseChanged,
]
