import { sql } from '@zvonok/runtime/postgres'
import type { Read, Sql, Tx } from '@zvonok/runtime/postgres'
import type { InviteTimes, TypedInvite } from './rules.ts'

export interface FoundInvite extends TypedInvite {
  readonly schoolId: string
  readonly inviteId: string
  readonly schoolName: string
  readonly zone: string
  readonly classId: string
  readonly className: string
  readonly classTeacherId?: string | undefined
  readonly pupilSurname: string
  readonly pupilGivenName: string
  readonly parentGivenName?: string | undefined
  readonly parentPatronymic?: string | undefined
}

const findBy = (read: Read, name: string, condition: Sql): Promise<FoundInvite | undefined> =>
  read.maybe(
    name,
    sql`
      select invite.school_id, invite.invite_id, invite.person_id, invite.pupil_id,
        invite.expires_at, invite.used_at, invite.used_by, invite.revoked_at, pupil.birth_date, pupil.left_on,
        pupil.surname as pupil_surname, pupil.given_name as pupil_given_name,
        parent.given_name as parent_given_name, parent.patronymic as parent_patronymic,
        invite.person_id = invite.pupil_id
          or coalesce(invite.pupil_id = any (parent.pupil_ids), false) as is_family,
        pupil.class_id, coalesce(class.name, '') as class_name, class.class_teacher_id,
        school.short_name as school_name, school.zone, linked.account_id as linked_to
      from invite
      join replica_school school on school.school_id = invite.school_id
      join replica_pupil pupil
        on pupil.school_id = invite.school_id and pupil.pupil_id = invite.pupil_id
      left join replica_class class
        on class.school_id = pupil.school_id and class.class_id = pupil.class_id
      left join replica_parent parent
        on parent.school_id = invite.school_id and parent.person_id = invite.person_id
      left join account_person linked
        on linked.school_id = invite.school_id and linked.person_id = invite.person_id
      where ${condition}`,
  )

export const findInviteByCode = (read: Read, codeHash: string): Promise<FoundInvite | undefined> =>
  findBy(read, 'invite_by_code', sql`invite.code_hash = ${codeHash}`)

export interface InviteKey {
  readonly schoolId: string
  readonly inviteId: string
}

/** The row first, by a statement of its own: what is read after it is what the former holder left. */
export const lockInvite = (
  tx: Tx,
  { schoolId, inviteId }: InviteKey,
): Promise<FoundInvite | undefined> => {
  tx.send(
    'invite_lock',
    sql`
      select 1
      from invite
      where school_id = ${schoolId} and invite_id = ${inviteId}
      for update`,
  )
  return findBy(
    tx,
    'invite_locked',
    sql`invite.school_id = ${schoolId} and invite.invite_id = ${inviteId}`,
  )
}

export const markUsed = (
  tx: Tx,
  { schoolId, inviteId }: InviteKey,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): void =>
  tx.send(
    'invite_use',
    sql`
      update invite
      set used_at = ${at}, used_by = ${accountId}
      where school_id = ${schoolId} and invite_id = ${inviteId}`,
  )

export const markRevoked = (
  tx: Tx,
  schoolId: string,
  inviteIds: readonly string[],
  at: Date,
): void =>
  tx.send(
    'invite_revoke',
    sql`
      update invite
      set revoked_at = ${at}
      where school_id = ${schoolId} and invite_id = any (${inviteIds}::uuid[])`,
  )

export interface NewInvite {
  readonly inviteId: string
  readonly personId: string
  readonly pupilId: string
  readonly codeHash: string
  readonly codeSealed: string
}

export const insertInvites = (
  tx: Tx,
  schoolId: string,
  invites: readonly NewInvite[],
  times: { readonly issuedAt: Date; readonly expiresAt: Date },
): void =>
  tx.send(
    'invite_insert',
    sql`
      insert into invite
        (school_id, invite_id, person_id, pupil_id, code_hash, code_sealed, issued_at, expires_at)
      select ${schoolId}, invite_id, person_id, pupil_id, code_hash, code_sealed,
        ${times.issuedAt}, ${times.expiresAt}
      from unnest(
        ${invites.map((invite) => invite.inviteId)}::uuid[],
        ${invites.map((invite) => invite.personId)}::uuid[],
        ${invites.map((invite) => invite.pupilId)}::uuid[],
        ${invites.map((invite) => invite.codeHash)}::text[],
        ${invites.map((invite) => invite.codeSealed)}::text[]
      ) as invite (invite_id, person_id, pupil_id, code_hash, code_sealed)`,
  )

/** A person who may get a code for a pupil of the class, with the last one issued. */
export interface ClassInvite extends Partial<InviteTimes> {
  readonly personId: string
  readonly pupilId: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
  readonly pupilSurname: string
  readonly pupilGivenName: string
  readonly pupilPatronymic: string
  /** The account opens this pupil already. */
  readonly hasAccess: boolean
  readonly inviteId?: string | undefined
  readonly codeSealed?: string | undefined
}

/**
 * Pupils of the class who have not left, each oneself and with the parents. Those are found by reading
 * the school's parents once (`materialized`, else once per pupil and ten times as long): row-level
 * security lets no index on an array be used.
 */
export const listClassInvites = (
  read: Read,
  { schoolId, classId, today }: { schoolId: string; classId: string; today: string },
  only?: { readonly inviteId: string },
): Promise<ClassInvite[]> =>
  read.rows(
    'invite_list_class',
    sql`
      with pupil as (
        select pupil_id, surname as pupil_surname, given_name as pupil_given_name,
          patronymic as pupil_patronymic
        from replica_pupil
        where school_id = ${schoolId} and class_id = ${classId}
          and (left_on is null or left_on >= ${today}::date)
      ), parent as (
        select person_id, surname, given_name, patronymic, unnest(pupil_ids) as pupil_id
        from replica_parent
        where school_id = ${schoolId}
      ), person as materialized (
        select pupil_id, pupil_surname, pupil_given_name, pupil_patronymic,
          pupil_id as person_id, pupil_surname as surname, pupil_given_name as given_name,
          pupil_patronymic as patronymic
        from pupil
        union all
        select pupil_id, pupil_surname, pupil_given_name, pupil_patronymic, person_id, surname,
          given_name, patronymic
        from pupil
        join parent using (pupil_id)
      )
      select person.person_id, person.pupil_id, person.surname, person.given_name,
        person.patronymic, person.pupil_surname, person.pupil_given_name,
        person.pupil_patronymic,
        linked.account_id is not null and (person.person_id = person.pupil_id
          or linked.way = 'gosuslugi' or opened.pupil_id is not null) as has_access,
        last.invite_id, last.code_sealed, last.expires_at, last.used_at, last.revoked_at
      from person
      left join account_person linked
        on linked.school_id = ${schoolId} and linked.person_id = person.person_id
      left join account_child opened
        on opened.school_id = ${schoolId} and opened.person_id = person.person_id
        and opened.pupil_id = person.pupil_id
      left join lateral (
        select invite_id, code_sealed, expires_at, used_at, revoked_at
        from invite
        where school_id = ${schoolId} and pupil_id = person.pupil_id
          and person_id = person.person_id
        order by invite_id desc
        limit 1
      ) last on true
      ${only === undefined ? sql`` : sql`where last.invite_id = ${only.inviteId}`}`,
  )
