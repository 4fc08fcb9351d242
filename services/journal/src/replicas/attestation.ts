import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { LivePages } from '../live-pages.ts'

/** Which journals the finals have closed, per course and period (P-13). */
export const attestationHandlers = (pages: LivePages): readonly EventHandler[] => [
  on(FinalsPut, async (tx, finals) => {
    tx.send(
      'replica_final_put',
      sql`
        insert into replica_final as kept
          (school_id, course_id, period_id, closes_journal, version)
        values (${finals.schoolId}, ${finals.courseId}, ${finals.periodId},
          ${finals.closesJournal}, ${finals.version})
        on conflict (school_id, course_id, period_id) do update
        set closes_journal = excluded.closes_journal, version = excluded.version
        where excluded.version > kept.version`,
    )
    pages.changed(tx, { courseId: finals.courseId, lessonId: '', kind: 'finals' })
  }),
]
