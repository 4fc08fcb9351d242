import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { PupilsChanged, StaffChanged, StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { shortName } from '@zvonok/policy/names'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const classChanged = on(ClassChanged, async (tx, { schoolClass: changed }) => {
  if (changed === undefined) return
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class (school_id, class_id, year, grade, name, period_kind, version)
      values (${changed.schoolId}, ${changed.classId}, ${changed.year}, ${changed.grade},
        ${changed.name}, ${changed.periodKind}, ${changed.version})
      on conflict (school_id, class_id) do update
      set year = excluded.year, grade = excluded.grade, name = excluded.name,
        period_kind = excluded.period_kind, version = excluded.version
      where excluded.version > replica_class.version`,
  )
})

const groupChanged = on(GroupChanged, async (tx, { group }) => {
  if (group === undefined) return
  tx.send(
    'replica_group_put',
    sql`
      insert into replica_group (school_id, group_id, class_id, name, pupil_ids, version)
      values (${group.schoolId}, ${group.groupId}, ${group.classId}, ${group.name},
        ${group.pupilIds}::uuid[], ${group.version})
      on conflict (school_id, group_id) do update
      set class_id = excluded.class_id, name = excluded.name, pupil_ids = excluded.pupil_ids,
        version = excluded.version
      where excluded.version > replica_group.version`,
  )
})

/** Home and family education have lessons of their own, not those of the class [S 5.5, 39 4.4.15]. */
const isTaughtApart = ({ studyForm }: Pupil): boolean =>
  studyForm === StudyForm.HOME || studyForm === StudyForm.FAMILY

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  if (pupils.length === 0) return
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil (school_id, pupil_id, class_id, is_taught_apart, left_on, version)
      select distinct on (school_id, pupil_id) school_id, pupil_id, class_id, is_taught_apart,
        left_on, version
      from unnest(
        ${pupils.map((pupil) => pupil.schoolId)}::uuid[],
        ${pupils.map((pupil) => pupil.pupilId)}::uuid[],
        ${pupils.map((pupil) => pupil.classId || undefined)}::uuid[],
        ${pupils.map(isTaughtApart)}::boolean[],
        ${pupils.map((pupil) => pupil.leftOn || undefined)}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as sent (school_id, pupil_id, class_id, is_taught_apart, left_on, version)
      order by school_id, pupil_id, version desc
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, is_taught_apart = excluded.is_taught_apart,
        left_on = excluded.left_on, version = excluded.version
      where excluded.version > replica_pupil.version`,
  )
})

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff === undefined) return
  const { surname = '', givenName = '', patronymic = '' } = staff.name ?? {}
  const short = shortName({ lastName: surname, firstName: givenName, middleName: patronymic })
  tx.send(
    'replica_staff_put',
    sql`
      insert into replica_staff
        (school_id, person_id, short_name, works_from, works_until, version)
      values (${staff.schoolId}, ${staff.personId}, ${short}, ${staff.from || undefined},
        ${staff.until || undefined}, ${staff.version})
      on conflict (school_id, person_id) do update
      set short_name = excluded.short_name, works_from = excluded.works_from,
        works_until = excluded.works_until, version = excluded.version
      where excluded.version > replica_staff.version`,
  )
})

export const classHandlers: readonly EventHandler[] = [
  classChanged,
  groupChanged,
  pupilsChanged,
  staffChanged,
]
