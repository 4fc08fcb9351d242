import { sql } from '@zvonok/runtime/postgres'
import type { Read, Sql, Tx } from '@zvonok/runtime/postgres'
import type { StoredPolicies } from '../replicas/policies.ts'
import type { CourseMissing } from './rules.ts'

export interface School extends StoredPolicies {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
  readonly zone: string
}

export const findSchool = (read: Read, schoolId: string): Promise<School | undefined> =>
  read.maybe<School>(
    'closing_school',
    sql`
      select school_id, region_id, municipality_id, zone, preset, overrides
      from replica_school
      join replica_policy using (school_id)
      where school_id = ${schoolId}`,
  )

export interface PeriodRow {
  readonly periodId: string
  readonly name: string
  readonly kind: string
  readonly year: number
  readonly startsOn: string
  readonly endsOn: string
  /** Classes of the year that follow the kind, by grade and name. */
  readonly classes: readonly { readonly classId: string; readonly name: string }[]
  /** Those it is closed for. */
  readonly closed: readonly string[]
  readonly version: number
}

/** Either every period of a year, or one. */
export type Asked = { readonly schoolId: string } & (
  | { readonly year: number }
  | { readonly periodId: string }
)

const wanted = (asked: Asked): Sql =>
  'year' in asked
    ? sql`period_set.year = ${asked.year}`
    : sql`period."periodId" = ${asked.periodId}`

export const listPeriods = (read: Read, asked: Asked): Promise<PeriodRow[]> =>
  read.rows<PeriodRow>(
    'closing_periods',
    sql`
      select period."periodId" as period_id, period.name, period_set.kind, period_set.year,
        period."startsOn" as starts_on, period."endsOn" as ends_on,
        coalesce(follower.classes, '[]') as classes,
        coalesce(closing.class_ids, '{}') as closed, coalesce(closing.version, 0) as version
      from replica_period_set as period_set
      cross join jsonb_to_recordset(period_set.periods)
        as period ("periodId" uuid, name text, "startsOn" date, "endsOn" date)
      left join period_closing as closing
        on closing.school_id = period_set.school_id and closing.period_id = period."periodId"
      left join lateral (
        select json_agg(json_build_object('classId', class_id, 'name', name)
          order by grade, name collate "ru-x-icu") as classes
        from replica_class as class
        where class.school_id = period_set.school_id and class.period_kind = period_set.kind
          and exists (
            select 1
            from replica_course as course
            where course.school_id = class.school_id and course.year = period_set.year
              and course.class_id = class.class_id
          )
      ) as follower on true
      where period_set.school_id = ${asked.schoolId} and ${wanted(asked)}
      order by period_set.kind, period."startsOn"`,
  )

/** Per course and period the pupils without a final, in one statement; only where some are missing. */
export const listMissing = (
  read: Read,
  schoolId: string,
  periods: readonly PeriodRow[],
  today: string,
): Promise<CourseMissing[]> =>
  read.rows<CourseMissing>(
    'closing_missing',
    sql`
      select course.class_id, period.period_id, class.grade, subject.name as subject_name,
        subject.is_ungraded, count(*)::integer as missing
      from unnest(
        ${periods.map((period) => period.periodId)}::uuid[],
        ${periods.map((period) => period.kind)}::text[],
        ${periods.map((period) => period.year)}::integer[],
        ${periods.map((period) => period.endsOn)}::date[]
      ) as period (period_id, kind, year, ends_on)
      join replica_class as class on class.school_id = ${schoolId} and class.period_kind = kind
      join replica_course as course
        on course.school_id = ${schoolId} and course.class_id = class.class_id
        and course.year = period.year
      join replica_subject as subject
        on subject.school_id = ${schoolId} and subject.subject_id = course.subject_id
      left join replica_group as class_group
        on class_group.school_id = ${schoolId} and class_group.group_id = course.group_id
      join replica_pupil as pupil
        on pupil.school_id = ${schoolId} and pupil.class_id = class.class_id
        and (course.group_id is null or pupil.pupil_id = any(class_group.pupil_ids))
        and (enrolled_on is null or enrolled_on <= ends_on)
        and (left_on is null or left_on >= least(ends_on, ${today}::date))
      left join final
        on final.school_id = ${schoolId} and final.course_id = course.course_id
        and final.period_id = period.period_id and final.pupil_id = pupil.pupil_id
        and final.value <> ''
      where final.pupil_id is null
      group by course.course_id, course.class_id, period.period_id, class.grade, subject.name,
        subject.is_ungraded`,
  )

export interface ChangeRow {
  readonly periodId: string
  readonly isClosing: boolean
  readonly classNames: readonly string[]
  readonly reason: string
  readonly changedBy: string
  readonly changedAt: Date
}

export const listChanges = (
  read: Read,
  schoolId: string,
  periods: readonly PeriodRow[],
): Promise<ChangeRow[]> =>
  read.rows<ChangeRow>(
    'closing_changes',
    sql`
      select period_id, is_closing, reason, changed_at, coalesce(short_name, '') as changed_by,
        array(
          select name
          from replica_class
          where school_id = ${schoolId} and class_id = any(change.class_ids)
          order by grade, name collate "ru-x-icu"
        ) as class_names
      from period_closing_change as change
      left join replica_staff as staff
        on staff.school_id = change.school_id and staff.person_id = change.changed_by
      where change.school_id = ${schoolId}
        and period_id = any(${periods.map(({ periodId }) => periodId)}::uuid[])
      order by period_id, change.version desc`,
  )

export interface SavedChange {
  readonly schoolId: string
  readonly periodId: string
  readonly isClosing: boolean
  readonly closed: readonly string[]
  readonly changed: readonly string[]
  readonly reason: string
  readonly version: number
  readonly by: string
  readonly at: Date
}

/** What is closed now and how it came to be, in one statement each. */
export const saveChange = (tx: Tx, change: SavedChange): void => {
  const { schoolId, periodId, version } = change
  tx.send(
    'closing_save',
    sql`
      insert into period_closing (school_id, period_id, class_ids, version)
      values (${schoolId}, ${periodId}, ${change.closed}::uuid[], ${version})
      on conflict (school_id, period_id) do update
      set class_ids = excluded.class_ids, version = excluded.version`,
  )
  tx.send(
    'closing_change_add',
    sql`
      insert into period_closing_change
        (school_id, period_id, version, is_closing, class_ids, reason, changed_by, changed_at)
      values (${schoolId}, ${periodId}, ${version}, ${change.isClosing},
        ${change.changed}::uuid[], ${change.reason}, ${change.by}, ${change.at})`,
  )
}
