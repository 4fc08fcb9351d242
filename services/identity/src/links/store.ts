import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'

/** How a person came to the account. */
export type Way = 'invite' | 'gosuslugi' | 'credentials'

export interface PersonKey {
  readonly schoolId: string
  readonly personId: string
}

export interface AccountLink extends PersonKey {
  readonly accountId: string
}

export interface SavedLink extends AccountLink {
  readonly isNew: boolean
}

export interface SnilsMatch extends PersonKey {
  /** Of pupils; nobody else's age matters. */
  readonly birthDate?: string | undefined
  /** Day at the school. */
  readonly today: string
  /** The account the person is linked to already. */
  readonly accountId?: string | undefined
}

/** Everyone with this СНИЛС who works, learns or has a child in any school now. */
export const findPersonsBySnils = (
  read: Read,
  snilsHash: string,
  now: Date,
): Promise<SnilsMatch[]> =>
  read.rows(
    'person_by_snils',
    sql`
      with person as (
        select school_id, person_id, null::date as birth_date, ends_on
        from replica_staff
        where snils_hash = ${snilsHash}
        union all
        select school_id, pupil_id, birth_date, left_on
        from replica_pupil
        where snils_hash = ${snilsHash}
        union all
        select school_id, person_id, null, null
        from replica_parent
        where snils_hash = ${snilsHash} and cardinality(pupil_ids) > 0
      )
      select person.school_id, person.person_id, person.birth_date, linked.account_id, day.today
      from person
      join replica_school school using (school_id)
      cross join lateral (select (${now}::timestamptz at time zone school.zone)::date as today) day
      left join account_person linked using (school_id, person_id)
      where person.ends_on is null or person.ends_on >= day.today
      order by person.school_id, person.person_id`,
  )

export interface NewLinks {
  readonly way: Way
  readonly links: readonly AccountLink[]
  readonly at: Date
}

/**
 * Refuses all when one is linked to another account. A СНИЛС proved later opens all children of a
 * parent who came by code.
 */
export const saveLinks = async (tx: Tx, { way, links, at }: NewLinks): Promise<SavedLink[]> => {
  if (links.length === 0) return []
  const saved = await tx.rows<SavedLink>(
    'account_person_save',
    sql`
      insert into account_person as kept (school_id, person_id, account_id, way, linked_at)
      select school_id, person_id, account_id, ${way}, ${at}
      from unnest(
        ${links.map((link) => link.schoolId)}::uuid[],
        ${links.map((link) => link.personId)}::uuid[],
        ${links.map((link) => link.accountId)}::uuid[]
      ) as link (school_id, person_id, account_id)
      on conflict (school_id, person_id) do update
      set way = case when excluded.way = 'gosuslugi' then excluded.way else kept.way end
      where kept.account_id = excluded.account_id
      returning school_id, person_id, account_id, xmax = 0 as is_new`,
  )
  if (saved.length < links.length) throw conflict('PERSON_ALREADY_LINKED')
  return saved
}

export const openChild = (tx: Tx, { schoolId, personId }: PersonKey, pupilId: string): void =>
  tx.send(
    'account_child_save',
    sql`
      insert into account_child (school_id, person_id, pupil_id)
      values (${schoolId}, ${personId}, ${pupilId})
      on conflict do nothing`,
  )
