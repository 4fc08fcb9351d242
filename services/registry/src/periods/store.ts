import type { DateRange, PeriodKind } from '@zvonok/policy/periods'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

interface PeriodRow extends DateRange {
  readonly periodId: string
  readonly number: number
  readonly name: string
}

interface HolidaysRow extends DateRange {
  readonly name: string
}

export interface PeriodSetRow {
  readonly periodSetId: string
  readonly schoolId: string
  readonly year: number
  readonly kind: PeriodKind
  readonly version: number
  readonly periods: readonly PeriodRow[]
  readonly holidays: readonly HolidaysRow[]
}

/** Whole sets as one query: the lists come back as JSON, dates stay text. */
const selectSets = sql`
  select school_id, period_set_id, year, kind, version,
    coalesce((
      select jsonb_agg(jsonb_build_object('periodId', period_id, 'number', number, 'name', name,
        'startsOn', starts_on, 'endsOn', ends_on) order by number)
      from grading_period as period
      where period.school_id = period_set.school_id
        and period.period_set_id = period_set.period_set_id), '[]') as periods,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on)
        order by starts_on)
      from holidays
      where holidays.school_id = period_set.school_id
        and holidays.period_set_id = period_set.period_set_id), '[]') as holidays
  from period_set`

export const listPeriodSetRows = (
  read: Read,
  schoolId: string,
  year: number,
): Promise<PeriodSetRow[]> =>
  read.rows(
    'period_set_list',
    sql`${selectSets} where school_id = ${schoolId} and year = ${year} order by kind`,
  )

export const lockPeriodSet = (
  tx: Tx,
  schoolId: string,
  { year, kind }: { readonly year: number; readonly kind: PeriodKind },
): Promise<PeriodSetRow | undefined> =>
  tx.maybe(
    'period_set_lock',
    sql`
      ${selectSets}
      where school_id = ${schoolId} and year = ${year} and kind = ${kind}
      for update of period_set`,
  )

/** Lists are replaced whole; a period keeps its id by its number. */
export const savePeriodSet = async (tx: Tx, set: PeriodSetRow): Promise<void> => {
  const { schoolId, periodSetId, periods, holidays } = set
  await refusing(
    // Made by another writer at the same moment; version 1 is all that can be there.
    { period_set_year_kind_key: () => conflict('CHANGED_BY_ANOTHER', { version: '1' }) },
    tx.execute(
      'period_set_save',
      sql`
        insert into period_set (school_id, period_set_id, year, kind, version)
        values (${schoolId}, ${periodSetId}, ${set.year}, ${set.kind}, ${set.version})
        on conflict (school_id, period_set_id) do update set version = excluded.version`,
    ),
  )
  tx.send(
    'grading_period_delete',
    sql`delete from grading_period where school_id = ${schoolId} and period_set_id = ${periodSetId}`,
  )
  tx.send(
    'holidays_delete',
    sql`delete from holidays where school_id = ${schoolId} and period_set_id = ${periodSetId}`,
  )
  tx.send(
    'grading_period_insert',
    sql`
      insert into grading_period
        (school_id, period_set_id, period_id, number, name, starts_on, ends_on)
      select ${schoolId}, ${periodSetId}, period.* from unnest(
        ${periods.map((period) => period.periodId)}::uuid[],
        ${periods.map((period) => period.number)}::integer[],
        ${periods.map((period) => period.name)}::text[],
        ${periods.map((period) => period.startsOn)}::date[],
        ${periods.map((period) => period.endsOn)}::date[]) as period`,
  )
  tx.send(
    'holidays_insert',
    sql`
      insert into holidays (school_id, period_set_id, name, starts_on, ends_on)
      select ${schoolId}, ${periodSetId}, range.* from unnest(
        ${holidays.map((range) => range.name)}::text[],
        ${holidays.map((range) => range.startsOn)}::date[],
        ${holidays.map((range) => range.endsOn)}::date[]) as range`,
  )
}
