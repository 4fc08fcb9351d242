import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import { beginChange, forgetClass, forgetPupils } from '../stale.ts'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const classChanged = on(ClassChanged, async (tx, { schoolClass: one }) => {
  if (one === undefined) return
  beginChange(tx, one.schoolId)
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class as kept
        (school_id, class_id, year, grade, name, period_kind, class_teacher_id, version)
      values (${one.schoolId}, ${one.classId}, ${one.year}, ${one.grade}, ${one.name},
        ${one.periodKind}, ${absent(one.classTeacherId)}, ${one.version})
      on conflict (school_id, class_id) do update
      set year = excluded.year, grade = excluded.grade, name = excluded.name,
        period_kind = excluded.period_kind, class_teacher_id = excluded.class_teacher_id,
        version = excluded.version
      where excluded.version > kept.version`,
  )
  // Its kind of periods decides when there are holidays.
  forgetClass(tx, one.schoolId, one.classId)
})

const groupChanged = on(GroupChanged, async (tx, { group }) => {
  if (group === undefined) return
  const { schoolId, groupId, pupilIds } = group
  beginChange(tx, schoolId)
  tx.send(
    'week_forget_group',
    sql`
      delete from week
      using replica_group grp
      where grp.school_id = ${schoolId} and grp.group_id = ${groupId}
        and week.school_id = ${schoolId} and week.pupil_id = any(grp.pupil_ids)`,
  )
  forgetPupils(tx, schoolId, pupilIds)
  tx.send(
    'replica_group_put',
    sql`
      insert into replica_group as kept (school_id, group_id, class_id, pupil_ids, version)
      values (${schoolId}, ${groupId}, ${group.classId}, ${pupilIds}::uuid[], ${group.version})
      on conflict (school_id, group_id) do update
      set class_id = excluded.class_id, pupil_ids = excluded.pupil_ids, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  const [first] = pupils
  if (first === undefined) return
  const { schoolId } = first
  beginChange(tx, schoolId)
  const ids = pupils.map((pupil) => pupil.pupilId)
  const classIds = pupils.map((pupil) => pupil.classId)
  const versions = pupils.map((pupil) => pupil.version)
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil as kept
        (school_id, pupil_id, class_id, study_form, left_on, version)
      select ${schoolId}, pupil_id, class_id, study_form, left_on, version
      from unnest(${ids}::uuid[], ${classIds}::uuid[],
        ${pupils.map((pupil) => pupil.studyForm)}::text[],
        ${pupils.map((pupil) => absent(pupil.leftOn))}::date[], ${versions}::integer[]
      ) as pupil (pupil_id, class_id, study_form, left_on, version)
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, study_form = excluded.study_form,
        left_on = excluded.left_on, version = excluded.version
      where excluded.version > kept.version`,
  )
  tx.send(
    'replica_enrollment_put',
    sql`
      insert into replica_enrollment as kept (school_id, pupil_id, class_id, enrolled_on, version)
      select ${schoolId}, pupil_id, class_id, enrolled_on, version
      from unnest(${ids}::uuid[], ${classIds}::uuid[],
        ${pupils.map((pupil) => pupil.enrolledOn)}::date[], ${versions}::integer[]
      ) as pupil (pupil_id, class_id, enrolled_on, version)
      on conflict (school_id, pupil_id, class_id, enrolled_on) do update
      set version = excluded.version
      where excluded.version > kept.version`,
  )
  forgetPupils(tx, schoolId, ids)
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

export const classHandlers: readonly EventHandler[] = [
  classChanged,
  groupChanged,
  pupilsChanged,
  courseChanged,
]
