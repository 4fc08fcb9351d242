import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { SchoolPerson } from '../access.ts'
import type { Kind } from '../kinds.ts'

export interface Preference {
  readonly byEmail: readonly Kind[]
  /** Local `HH:MM`; the night when they are the wrong way round, no quiet hours when equal. */
  readonly quietFrom: string
  readonly quietTo: string
}

export const defaultPreference: Preference = { byEmail: [], quietFrom: '22:00', quietTo: '07:00' }

export const findPreference = (read: Read, accountId: string): Promise<Preference | undefined> =>
  read.maybe<Preference>(
    'preference_get',
    sql`
      select by_email, quiet_from, quiet_to
      from preference
      where account_id = ${accountId}`,
  )

/** The address the school has of one of the persons; empty when none has any. */
export const findEmail = async (read: Read, persons: readonly SchoolPerson[]): Promise<string> => {
  const found = await read.maybe<{ email: string }>(
    'preference_email',
    sql`
      select coalesce(nullif(parent.email, ''), staff.email) as email
      from unnest(
        ${persons.map((person) => person.schoolId)}::uuid[],
        ${persons.map((person) => person.personId)}::uuid[]
      ) as person (school_id, person_id)
      left join replica_parent parent
        on parent.school_id = person.school_id and parent.person_id = person.person_id
      left join replica_staff staff
        on staff.school_id = person.school_id and staff.person_id = person.person_id
      where coalesce(parent.email, '') <> '' or coalesce(staff.email, '') <> ''
      limit 1`,
  )
  return found?.email ?? ''
}

export const savePreference = (
  tx: Tx,
  accountId: string,
  { byEmail, quietFrom, quietTo }: Preference,
  persons: readonly SchoolPerson[],
): void => {
  tx.send(
    'preference_put',
    sql`
      insert into preference (account_id, by_email, quiet_from, quiet_to)
      values (${accountId}, ${byEmail}::text[], ${quietFrom}, ${quietTo})
      on conflict (account_id) do update
      set by_email = excluded.by_email, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to`,
  )
  tx.send(
    'preference_person_put',
    sql`
      insert into preference_person (school_id, person_id, account_id)
      select school_id, person_id, ${accountId}
      from unnest(
        ${persons.map((person) => person.schoolId)}::uuid[],
        ${persons.map((person) => person.personId)}::uuid[]
      ) as person (school_id, person_id)
      order by school_id, person_id
      on conflict (school_id, person_id) do update
      set account_id = excluded.account_id`,
  )
}
