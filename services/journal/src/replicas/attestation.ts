import { PeriodClosingChanged } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { LivePages } from '../live-pages.ts'

/** Which journals are closed: by their finals, per course and period, and by the school, per class (P-13). */
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
  on(
    PeriodClosingChanged,
    async (tx, { schoolId, periodId, classIds, changedClassIds, version }) => {
      tx.send(
        'replica_closing_put',
        sql`
        insert into replica_closing as kept (school_id, period_id, class_ids, version)
        values (${schoolId}, ${periodId}, ${classIds}::uuid[], ${version})
        on conflict (school_id, period_id) do update
        set class_ids = excluded.class_ids, version = excluded.version
        where excluded.version > kept.version`,
      )
      const courses = await tx.rows<{ readonly courseId: string }>(
        'courses_of_closed_classes',
        sql`
        select course_id
        from replica_course
        where school_id = ${schoolId} and class_id = any(${changedClassIds}::uuid[])`,
      )
      for (const { courseId } of courses) {
        pages.changed(tx, { courseId, lessonId: '', kind: 'finals' })
      }
    },
  ),
]
