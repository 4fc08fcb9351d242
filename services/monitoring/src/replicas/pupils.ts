import { PupilsChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { on } from '@zvonok/runtime/inbox'
import { lockSchool, sql, type Tx } from '@zvonok/runtime/postgres'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const classesOf = (tx: Tx, schoolId: string, pupilIds: readonly string[]) =>
  tx.rows<{ readonly classId: string }>(
    'pupil_classes',
    sql`
      select distinct class_id
      from replica_pupil
      where school_id = ${schoolId} and pupil_id = any(${pupilIds}::uuid[])`,
  )

/** Counts the movement of the classes anew from their pupils. The last day is a day in the class. */
const recountMovement = (tx: Tx, schoolId: string, classIds: readonly string[]): void => {
  tx.send(
    'movement_clear',
    sql`
      delete from movement
      where school_id = ${schoolId} and class_id = any(${classIds}::uuid[])`,
  )
  tx.send(
    'movement_count',
    sql`
      insert into movement (school_id, class_id, date, change)
      select ${schoolId}, class_id, date, sum(change)
      from replica_pupil
      cross join lateral (values (enrolled_on, 1), (left_on + 1, -1)) as step (date, change)
      where school_id = ${schoolId} and class_id = any(${classIds}::uuid[]) and date is not null
      group by class_id, date
      having sum(change) <> 0`,
  )
}

export const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  const schoolId = pupils[0]?.schoolId
  if (schoolId === undefined) return
  const pupilIds = pupils.map((pupil) => pupil.pupilId)
  lockSchool(tx, schoolId)
  const before = await classesOf(tx, schoolId, pupilIds)
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil as kept
        (school_id, pupil_id, class_id, enrolled_on, left_on, version)
      select ${schoolId}, pupil_id, class_id, enrolled_on, left_on, version
      from unnest(
        ${pupilIds}::uuid[],
        ${pupils.map((pupil) => pupil.classId)}::uuid[],
        ${pupils.map((pupil) => pupil.enrolledOn)}::date[],
        ${pupils.map((pupil) => absent(pupil.leftOn))}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as pupil (pupil_id, class_id, enrolled_on, left_on, version)
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, enrolled_on = excluded.enrolled_on,
        left_on = excluded.left_on, version = excluded.version
      where excluded.version > kept.version`,
  )
  const classIds = [...before, ...pupils].map(({ classId }) => classId)
  recountMovement(tx, schoolId, [...new Set(classIds)])
})
