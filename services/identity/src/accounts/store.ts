import { fullName } from '@zvonok/policy/names'
import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'

export interface StaffRow {
  readonly personId: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
  readonly isLinked: boolean
  /** Absent without an account, and for those who only come through Gosuslugi. */
  readonly username?: string | undefined
  /** Of the account in the directory. */
  readonly subject?: string | undefined
  /** The account acts outside this school too: its password is not this school's to give. */
  readonly reachesBeyond: boolean
  readonly hasSignedIn: boolean
}

export const staffName = ({ surname, givenName, patronymic }: StaffRow): string =>
  fullName({ lastName: surname, firstName: givenName, middleName: patronymic })

/** Those at work today or later, by name. */
export const listStaff = (read: Read, schoolId: string, now: Date): Promise<StaffRow[]> =>
  read.rows(
    'account_list_staff',
    sql`
      select staff.person_id, staff.surname, staff.given_name, staff.patronymic,
        linked.account_id is not null as is_linked, account.username,
        account.signed_in_at is not null as has_signed_in, account.subject,
        exists (
          select 1
          from account_person elsewhere
          where elsewhere.account_id = linked.account_id and elsewhere.school_id <> staff.school_id
        ) or exists (
          select 1
          from role_grant held
          where held.account_id = linked.account_id
            and held.school_id is distinct from staff.school_id
        ) as reaches_beyond
      from replica_staff staff
      join replica_school school using (school_id)
      left join account_person linked using (school_id, person_id)
      left join account on account.account_id = linked.account_id
      where staff.school_id = ${schoolId} and (staff.ends_on is null
        or staff.ends_on >= (${now}::timestamptz at time zone school.zone)::date)
      order by staff.surname collate "ru-x-icu", staff.given_name collate "ru-x-icu",
        staff.patronymic collate "ru-x-icu", staff.person_id`,
  )
