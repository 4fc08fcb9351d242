import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { on } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const classChanged = on(ClassChanged, async (tx, { schoolClass: one }) => {
  if (one === undefined) return
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class as kept
        (school_id, class_id, year, grade, letter, name, period_kind, class_teacher_id, version)
      values (${one.schoolId}, ${one.classId}, ${one.year}, ${one.grade}, ${one.letter},
        ${one.name}, ${one.periodKind}, ${absent(one.classTeacherId)}, ${one.version})
      on conflict (school_id, class_id) do update
      set year = excluded.year, grade = excluded.grade, letter = excluded.letter,
        name = excluded.name, period_kind = excluded.period_kind,
        class_teacher_id = excluded.class_teacher_id, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const groupChanged = on(GroupChanged, async (tx, { group }) => {
  if (group === undefined) return
  tx.send(
    'replica_group_put',
    sql`
      insert into replica_group as kept (school_id, group_id, class_id, name, pupil_ids, version)
      values (${group.schoolId}, ${group.groupId}, ${group.classId}, ${group.name},
        ${group.pupilIds}::uuid[], ${group.version})
      on conflict (school_id, group_id) do update
      set class_id = excluded.class_id, name = excluded.name, pupil_ids = excluded.pupil_ids,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil as kept
        (school_id, pupil_id, class_id, surname, given_name, study_form, enrolled_on, left_on,
          version)
      select school_id, pupil_id, class_id, surname, given_name, study_form, enrolled_on, left_on,
        version
      from unnest(
        ${pupils.map((pupil) => pupil.schoolId)}::uuid[],
        ${pupils.map((pupil) => pupil.pupilId)}::uuid[],
        ${pupils.map((pupil) => pupil.classId)}::uuid[],
        ${pupils.map((pupil) => pupil.name?.surname ?? '')}::text[],
        ${pupils.map((pupil) => pupil.name?.givenName ?? '')}::text[],
        ${pupils.map((pupil) => pupil.studyForm)}::text[],
        ${pupils.map((pupil) => pupil.enrolledOn)}::date[],
        ${pupils.map((pupil) => absent(pupil.leftOn))}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as pupil (school_id, pupil_id, class_id, surname, given_name, study_form, enrolled_on,
        left_on, version)
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, surname = excluded.surname,
        given_name = excluded.given_name, study_form = excluded.study_form,
        enrolled_on = excluded.enrolled_on, left_on = excluded.left_on, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const courseChanged = on(CourseChanged, async (tx, { course }) => {
  if (course === undefined) return
  tx.send(
    'replica_course_put',
    sql`
      insert into replica_course as kept
        (school_id, course_id, year, class_id, group_id, subject_id, teacher_id, version)
      values (${course.schoolId}, ${course.courseId}, ${course.year}, ${course.classId},
        ${absent(course.groupId)}, ${course.subjectId}, ${course.teacherId}, ${course.version})
      on conflict (school_id, course_id) do update
      set year = excluded.year, class_id = excluded.class_id, group_id = excluded.group_id,
        subject_id = excluded.subject_id, teacher_id = excluded.teacher_id,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

export const classHandlers = [classChanged, groupChanged, pupilsChanged, courseChanged]
