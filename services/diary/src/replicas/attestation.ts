import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { LiveDiaries } from '../live-diaries.ts'

/** Final marks; weeks do not show them, so none is forgotten. */
export const attestationHandlers = (diaries: LiveDiaries): readonly EventHandler[] => [
  on(FinalsPut, async (tx, put) => {
    const { schoolId, courseId, periodId } = put
    const newer = await tx.execute(
      'final_sheet_put',
      sql`
        insert into final_sheet as kept (school_id, course_id, period_id, year, version)
        values (${schoolId}, ${courseId}, ${periodId}, ${put.year}, ${put.version})
        on conflict (school_id, course_id, period_id) do update
        set year = excluded.year, version = excluded.version
        where excluded.version > kept.version`,
    )
    if (newer === 0) return
    const finals = put.finals.filter(({ value }) => value !== '')
    tx.send(
      'final_clear',
      sql`
        delete from final
        where school_id = ${schoolId} and course_id = ${courseId} and period_id = ${periodId}`,
    )
    tx.send(
      'final_put',
      sql`
        insert into final (school_id, pupil_id, course_id, period_id, value)
        select ${schoolId}, pupil_id, ${courseId}, ${periodId}, value
        from unnest(
          ${finals.map((final) => final.pupilId)}::uuid[],
          ${finals.map((final) => final.value)}::text[]
        ) as final (pupil_id, value)`,
    )
    const changed = put.finals.filter(({ isNew }) => isNew).map(({ pupilId }) => pupilId)
    diaries.changed(tx, changed, [])
  }),
]
