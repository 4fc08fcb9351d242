import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Sheet, SheetKey } from './store.ts'

export interface ChangedFinal {
  readonly pupilId: string
  readonly value: string
  readonly order: string
  readonly version: number
}

const sendFinals = (tx: Tx, key: SheetKey, finals: readonly ChangedFinal[]): void =>
  tx.send(
    'final_save',
    sql`
      insert into final (school_id, course_id, period_id, pupil_id, value, order_text, version)
      select ${key.schoolId}, ${key.courseId}, ${key.periodId}, pupil_id, value, order_text, version
      from unnest(
        ${finals.map((final) => final.pupilId)}::uuid[],
        ${finals.map((final) => final.value)}::text[],
        ${finals.map((final) => final.order)}::text[],
        ${finals.map((final) => final.version)}::integer[]
      ) as changed (pupil_id, value, order_text, version)
      on conflict (school_id, course_id, period_id, pupil_id) do update
      set value = excluded.value, order_text = excluded.order_text, version = excluded.version`,
  )

/** A changed final leaves its history: every version stays with who and when. */
const sendVersions = (
  tx: Tx,
  key: SheetKey,
  finals: readonly ChangedFinal[],
  { setBy, setAt }: { readonly setBy: string; readonly setAt: Date },
): void =>
  tx.send(
    'final_version_add',
    sql`
      insert into final_version (school_id, course_id, period_id, pupil_id, version, value,
        order_text, set_by, set_at)
      select ${key.schoolId}, ${key.courseId}, ${key.periodId}, pupil_id, version, value,
        order_text, ${setBy}, ${setAt}
      from unnest(
        ${finals.map((final) => final.pupilId)}::uuid[],
        ${finals.map((final) => final.value)}::text[],
        ${finals.map((final) => final.order)}::text[],
        ${finals.map((final) => final.version)}::integer[]
      ) as changed (pupil_id, value, order_text, version)`,
  )

export const saveFinals = (
  tx: Tx,
  key: SheetKey,
  sheet: Sheet,
  finals: readonly ChangedFinal[],
  by: { readonly setBy: string; readonly setAt: Date },
): void => {
  tx.send(
    'final_sheet_save',
    sql`
      update final_sheet
      set closes_journal = ${sheet.closesJournal}, version = ${sheet.version}
      where school_id = ${key.schoolId} and course_id = ${key.courseId}
        and period_id = ${key.periodId}`,
  )
  sendFinals(tx, key, finals)
  sendVersions(tx, key, finals, by)
}
