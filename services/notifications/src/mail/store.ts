import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { Kind } from '../kinds.ts'
import type { Details, NewNotice } from '../notices/store.ts'
import type { QuietHours } from './quiet-hours.ts'

export interface Wanted extends QuietHours {
  readonly noticeId: string
  readonly zone: string
}

/** Those of the notices whose person chose e-mail for the kind and has an address. */
export const findWanted = (
  tx: Tx,
  schoolId: string,
  notices: readonly NewNotice[],
): Promise<Wanted[]> =>
  tx.rows<Wanted>(
    'mailing_wanted',
    sql`
      select notice.notice_id, school.zone, preference.quiet_from, preference.quiet_to
      from unnest(
        ${notices.map((notice) => notice.noticeId)}::uuid[],
        ${notices.map((notice) => notice.personId)}::uuid[],
        ${notices.map((notice) => notice.kind)}::text[]
      ) as notice (notice_id, person_id, kind)
      join preference_person chosen
        on chosen.school_id = ${schoolId} and chosen.person_id = notice.person_id
      join preference
        on preference.account_id = chosen.account_id and notice.kind = any(preference.by_email)
      join replica_school school on school.school_id = ${schoolId}
      where exists (
        select 1
        from replica_parent
        where school_id = ${schoolId} and person_id = notice.person_id and email <> ''
        union all
        select 1
        from replica_staff
        where school_id = ${schoolId} and person_id = notice.person_id and email <> ''
      )`,
  )

export const saveMailings = (
  tx: Tx,
  schoolId: string,
  mailings: readonly { readonly noticeId: string; readonly due: Date }[],
): void =>
  tx.send(
    'mailing_put',
    sql`
      insert into mailing (school_id, notice_id, due_at)
      select ${schoolId}, notice_id, due_at
      from unnest(
        ${mailings.map(({ noticeId }) => noticeId)}::uuid[],
        ${mailings.map(({ due }) => due)}::timestamptz[]
      ) as mailing (notice_id, due_at)`,
  )

export interface Taken {
  readonly noticeId: string
  readonly kind: Kind
  readonly details: Details
  /** Absent when the address was taken away in the meantime. */
  readonly email: string | undefined
}

/** Whoever takes a mailing sends it; nobody else ever will. */
export const takeNext = (tx: Tx, schoolId: string, now: Date): Promise<Taken | undefined> =>
  tx.maybe<Taken>(
    'mailing_take',
    sql`
      with next as (
        select notice_id
        from mailing
        where school_id = ${schoolId} and taken_at is null and due_at <= ${now}
        order by due_at, notice_id
        limit 1
        for update skip locked
      )
      update mailing
      set taken_at = ${now}
      from next
      join notice on notice.school_id = ${schoolId} and notice.notice_id = next.notice_id
      left join replica_parent parent
        on parent.school_id = ${schoolId} and parent.person_id = notice.person_id
      left join replica_staff staff
        on staff.school_id = ${schoolId} and staff.person_id = notice.person_id
      where mailing.school_id = ${schoolId} and mailing.notice_id = next.notice_id
      returning mailing.notice_id, notice.kind, notice.details,
        coalesce(nullif(parent.email, ''), nullif(staff.email, '')) as email`,
  )

export const markSent = (tx: Tx, schoolId: string, noticeId: string, now: Date): void =>
  tx.send(
    'mailing_sent',
    sql`
      update mailing
      set sent_at = ${now}
      where school_id = ${schoolId} and notice_id = ${noticeId}`,
  )

/** Nothing was sent, the server was not even reached: it may be tried again. */
export const putBack = (tx: Tx, schoolId: string, noticeId: string): void =>
  tx.send(
    'mailing_put_back',
    sql`
      update mailing
      set taken_at = null
      where school_id = ${schoolId} and notice_id = ${noticeId} and sent_at is null`,
  )

/** Schools with e-mails that are due and have no job any more, as after quiet hours. */
export const findDueSchools = async (read: Read, now: Date): Promise<string[]> => {
  const rows = await read.rows<{ schoolId: string }>(
    'mailing_due_schools',
    sql`
      select distinct school_id
      from mailing
      where taken_at is null and due_at <= ${now}
        and not exists (
          select 1
          from job
          where job.school_id = mailing.school_id and job.kind = 'mail.send'
            and job.state in ('queued', 'running')
        )`,
  )
  return rows.map(({ schoolId }) => schoolId)
}
