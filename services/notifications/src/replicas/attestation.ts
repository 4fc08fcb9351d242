import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { localDateOf } from '@zvonok/runtime/clock'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { findFamilies } from '../notices/families.ts'
import { finalDrafts } from '../notices/rules.ts'
import type { Teller } from '../notices/teller.ts'

const findWords = (tx: Tx, { schoolId, subjectId, periodId }: FinalsPut) =>
  tx.maybe<{ zone: string; subject: string; period: string }>(
    'final_words',
    sql`
      select school.zone, coalesce(subject.name, '') as subject, coalesce(period.name, '') as period
      from replica_school school
      left join replica_subject subject
        on subject.school_id = school.school_id and subject.subject_id = ${subjectId}
      left join replica_period period
        on period.school_id = school.school_id and period.period_id = ${periodId}
      where school.school_id = ${schoolId}`,
  )

export const attestationHandlers = (teller: Teller): readonly EventHandler[] => [
  on(FinalsPut, async (tx, put, { occurredAt }) => {
    const pupilIds = put.finals.filter(({ isNew }) => isNew).map(({ pupilId }) => pupilId)
    if (pupilIds.length === 0) return
    const words = await findWords(tx, put)
    if (words === undefined) return
    const { zone, ...told } = words
    const today = localDateOf(put.setAt ?? occurredAt, zone)
    const families = await findFamilies(tx, put.schoolId, pupilIds, today)
    await teller.tell(tx, put.schoolId, finalDrafts(put, told, families))
  }),
]
