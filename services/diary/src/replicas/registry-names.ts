import { StaffChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { RoomChanged } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { shortName } from '@zvonok/policy/names'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import { beginChange } from '../stale.ts'

// Each forgets the weeks of the school only when what they show, the name, is another one.

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff?.name === undefined) return
  const { schoolId, personId, version } = staff
  const { surname, givenName, patronymic } = staff.name
  const name = shortName({ lastName: surname, firstName: givenName, middleName: patronymic })
  beginChange(tx, schoolId)
  tx.send(
    'replica_staff_put',
    sql`
      with before as (
        select short_name
        from replica_staff
        where school_id = ${schoolId} and person_id = ${personId}
      ), put as (
        insert into replica_staff as kept (school_id, person_id, short_name, version)
        values (${schoolId}, ${personId}, ${name}, ${version})
        on conflict (school_id, person_id) do update
        set short_name = excluded.short_name, version = excluded.version
        where excluded.version > kept.version
        returning short_name
      )
      delete from week
      using put
      where week.school_id = ${schoolId}
        and put.short_name is distinct from (select short_name from before)`,
  )
})

const subjectChanged = on(SubjectChanged, async (tx, { subject }) => {
  if (subject === undefined) return
  const { schoolId, subjectId, name, isUngraded, version } = subject
  beginChange(tx, schoolId)
  tx.send(
    'replica_subject_put',
    sql`
      with before as (
        select name
        from replica_subject
        where school_id = ${schoolId} and subject_id = ${subjectId}
      ), put as (
        insert into replica_subject as kept (school_id, subject_id, name, is_ungraded, version)
        values (${schoolId}, ${subjectId}, ${name}, ${isUngraded}, ${version})
        on conflict (school_id, subject_id) do update
        set name = excluded.name, is_ungraded = excluded.is_ungraded, version = excluded.version
        where excluded.version > kept.version
        returning name
      )
      delete from week
      using put
      where week.school_id = ${schoolId} and put.name is distinct from (select name from before)`,
  )
})

const roomChanged = on(RoomChanged, async (tx, { room }) => {
  if (room === undefined) return
  const { schoolId, roomId, name, version } = room
  beginChange(tx, schoolId)
  tx.send(
    'replica_room_put',
    sql`
      with before as (
        select name
        from replica_room
        where school_id = ${schoolId} and room_id = ${roomId}
      ), put as (
        insert into replica_room as kept (school_id, room_id, name, version)
        values (${schoolId}, ${roomId}, ${name}, ${version})
        on conflict (school_id, room_id) do update
        set name = excluded.name, version = excluded.version
        where excluded.version > kept.version
        returning name
      )
      delete from week
      using put
      where week.school_id = ${schoolId} and put.name is distinct from (select name from before)`,
  )
})

export const nameHandlers: readonly EventHandler[] = [staffChanged, subjectChanged, roomChanged]
