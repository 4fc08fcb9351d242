import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { SchoolPerson } from '../access.ts'
import type { Kind } from '../kinds.ts'

export type Details = Readonly<Record<string, string>>

export interface NewNotice extends SchoolPerson {
  readonly noticeId: string
  readonly kind: Kind
  readonly pupilId: string | undefined
  readonly details: Details
  /** What it tells; the same is told a person once. */
  readonly about: string
}

export interface NoticeRow extends SchoolPerson {
  readonly noticeId: string
  readonly kind: Kind
  readonly pupilId: string | undefined
  readonly details: Details
  readonly createdAt: Date
  readonly isRead: boolean
}

/**
 * Answers those that are new. A change of more lessons than one event holds comes in several events:
 * the notice of it grows by each.
 */
export const saveNotices = (
  tx: Tx,
  notices: readonly NewNotice[],
  at: Date,
): Promise<NewNotice[]> =>
  tx
    .rows<{ noticeId: string; isNew: boolean }>(
      'notice_put',
      sql`
        insert into notice as kept
          (school_id, notice_id, person_id, kind, pupil_id, details, about, created_at)
        select school_id, notice_id, person_id, kind, pupil_id, details, about, ${at}
        from unnest(
          ${notices.map((notice) => notice.schoolId)}::uuid[],
          ${notices.map((notice) => notice.noticeId)}::uuid[],
          ${notices.map((notice) => notice.personId)}::uuid[],
          ${notices.map((notice) => notice.kind)}::text[],
          ${notices.map((notice) => notice.pupilId)}::uuid[],
          ${notices.map((notice) => json(notice.details))}::jsonb[],
          ${notices.map((notice) => notice.about)}::text[]
        ) as notice (school_id, notice_id, person_id, kind, pupil_id, details, about)
        on conflict (school_id, person_id, about) do update
        set details = kept.details || jsonb_build_object(
          'count', (
            coalesce(kept.details ->> 'count', '1')::integer
            + coalesce(excluded.details ->> 'count', '1')::integer
          )::text,
          -- One change may end some substitutions and start others: together they are a substitution.
          'change', case kept.details ->> 'change'
            when excluded.details ->> 'change' then excluded.details ->> 'change'
            else 'replaced'
          end,
          'date', least(kept.details ->> 'date', excluded.details ->> 'date'),
          'lastDate', greatest(
            coalesce(kept.details ->> 'lastDate', kept.details ->> 'date'),
            coalesce(excluded.details ->> 'lastDate', excluded.details ->> 'date')
          )
        )
        where kept.kind = 'lesson-changed'
        returning notice_id, xmax = 0 as is_new`,
    )
    .then((rows) => {
      const fresh = new Set(rows.filter(({ isNew }) => isNew).map(({ noticeId }) => noticeId))
      return notices.filter(({ noticeId }) => fresh.has(noticeId))
    })

const personRows = (persons: readonly SchoolPerson[]) => sql`
  unnest(
    ${persons.map((person) => person.schoolId)}::uuid[],
    ${persons.map((person) => person.personId)}::uuid[]
  ) as person (school_id, person_id)`

export const listNotices = (
  read: Read,
  persons: readonly SchoolPerson[],
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<NoticeRow[]> =>
  read.rows<NoticeRow>(
    'notice_list',
    sql`
      select notice.school_id, notice.notice_id, notice.person_id, notice.kind, notice.pupil_id,
        notice.details, notice.created_at, notice.read_at is not null as is_read
      from ${personRows(persons)}
      cross join lateral (
        select school_id, notice_id, person_id, kind, pupil_id, details, created_at, read_at
        from notice
        where notice.school_id = person.school_id and notice.person_id = person.person_id
          and (${before}::uuid is null or notice.notice_id < ${before}::uuid)
        order by notice.notice_id desc
        limit ${limit}
      ) notice
      order by notice.notice_id desc
      limit ${limit}`,
  )

export const countUnread = async (
  read: Read,
  persons: readonly SchoolPerson[],
): Promise<number> => {
  const { unread } = await read.one<{ unread: number }>(
    'notice_unread',
    sql`
      select count(*)::integer as unread
      from ${personRows(persons)}
      join notice on notice.school_id = person.school_id
        and notice.person_id = person.person_id and notice.read_at is null`,
  )
  return unread
}

/** Only the persons' own; others' ids are passed over. No ids: all. */
export const markRead = (
  tx: Tx,
  persons: readonly SchoolPerson[],
  noticeIds: readonly string[],
  at: Date,
): void =>
  tx.send(
    'notice_read',
    sql`
      update notice
      set read_at = ${at}
      from ${personRows(persons)}
      where notice.school_id = person.school_id and notice.person_id = person.person_id
        and notice.read_at is null
        and (cardinality(${noticeIds}::uuid[]) = 0 or notice.notice_id = any(${noticeIds}::uuid[]))`,
  )
