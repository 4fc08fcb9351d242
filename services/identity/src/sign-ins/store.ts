import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import { findAccount } from '../links/account-store.ts'
import type { AccountRow } from '../links/account-store.ts'
import type { AccountFacts, ChildFacts, OwnFacts, RoleGrantFacts, StaffFacts } from './rules.ts'

const school = sql`school.school_id, school.short_name as school_name, school.zone, school.year`

const pupil = sql`
  pupil.pupil_id, pupil.class_id, coalesce(class.name, '') as class_name,
  pupil.surname as pupil_surname, pupil.given_name as pupil_given_name`

const listRoleGrants = (read: Read, accountId: string): Promise<RoleGrantFacts[]> =>
  read.rows(
    'account_role_grants',
    sql`
      select held.holder, held.role, held.region_id, held.municipality_id, held.school_id,
        held.starts_on, held.ends_on, school.short_name as school_name, school.zone, school.year
      from role_grant held
      left join replica_school school on school.school_id = held.school_id
      where held.account_id = ${accountId}
      order by held.grant_id`,
  )

const listStaff = (read: Read, accountId: string): Promise<StaffFacts[]> =>
  read.rows(
    'account_staff',
    sql`
      select ${school}, staff.person_id, staff.surname, staff.given_name, staff.patronymic,
        staff.roles, staff.starts_on, staff.ends_on, led.classes
      from account_person linked
      join replica_staff staff
        on staff.school_id = linked.school_id and staff.person_id = linked.person_id
      join replica_school school on school.school_id = linked.school_id
      cross join lateral (
        select coalesce(
          jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by year, name),
          '[]') as classes
        from replica_class
        where school_id = staff.school_id and class_teacher_id = staff.person_id
          and year >= school.year
      ) led
      where linked.account_id = ${accountId}
      order by linked.linked_at, linked.person_id`,
  )

const listOwn = (read: Read, accountId: string): Promise<OwnFacts[]> =>
  read.rows(
    'account_pupils',
    sql`
      select ${school}, linked.person_id, pupil.patronymic, ${pupil}
      from account_person linked
      join replica_pupil pupil
        on pupil.school_id = linked.school_id and pupil.pupil_id = linked.person_id
      join replica_school school on school.school_id = linked.school_id
      left join replica_class class
        on class.school_id = pupil.school_id and class.class_id = pupil.class_id
      where linked.account_id = ${accountId}
      order by linked.linked_at, linked.person_id`,
  )

const listChildren = (read: Read, accountId: string): Promise<ChildFacts[]> =>
  read.rows(
    'account_children',
    sql`
      select ${school}, linked.person_id, parent.surname, parent.given_name, parent.patronymic,
        ${pupil}
      from account_person linked
      join replica_parent parent
        on parent.school_id = linked.school_id and parent.person_id = linked.person_id
      join replica_pupil pupil
        on pupil.school_id = parent.school_id and pupil.pupil_id = any (parent.pupil_ids)
      join replica_school school on school.school_id = linked.school_id
      left join replica_class class
        on class.school_id = pupil.school_id and class.class_id = pupil.class_id
      where linked.account_id = ${accountId}
        and (linked.way = 'gosuslugi' or exists (
          select 1
          from account_child opened
          where opened.school_id = pupil.school_id and opened.person_id = linked.person_id
            and opened.pupil_id = pupil.pupil_id
        ))
      order by pupil.birth_date, pupil.pupil_id`,
  )

export interface LoadedAccount {
  readonly account: AccountRow
  readonly facts: AccountFacts
}

/** One round trip: the statements leave together. */
export const loadAccount = async (
  read: Read,
  accountId: string,
): Promise<LoadedAccount | undefined> => {
  const [account, roleGrants, staff, pupils, children] = await Promise.all([
    findAccount(read, accountId),
    listRoleGrants(read, accountId),
    listStaff(read, accountId),
    listOwn(read, accountId),
    listChildren(read, accountId),
  ])
  if (account === undefined) return undefined
  const { username } = account
  return { account, facts: { accountId, username, roleGrants, staff, pupils, children } }
}
