import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { on, onAll, type EventHandler, type Fact } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { findFamilies, findNames } from '../notices/families.ts'
import { absenceDrafts, isAlarming, isNews, markDrafts } from '../notices/rules.ts'
import { lessonFilled } from './journal-homework.ts'
import type { Draft, Teller } from '../notices/teller.ts'

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

const draftsOf = async (
  tx: Tx,
  { event: put, envelope: { eventId } }: Fact<MarksPut>,
): Promise<Draft[]> => {
  const { schoolId, subjectId } = put
  const pupilIds = unique(put.marks.filter(isNews).map(({ pupilId }) => pupilId))
  if (pupilIds.length === 0) return []
  const [families, names] = await Promise.all([
    findFamilies(tx, schoolId, pupilIds, put.date),
    findNames(tx, schoolId, { subjectIds: [subjectId] }),
  ])
  return markDrafts(put, { eventId, subject: names.get(subjectId) ?? '' }, families)
}

const marksPut = (teller: Teller): EventHandler =>
  onAll(MarksPut, async (tx, facts) => {
    const drafts = (await Promise.all(facts.map((fact) => draftsOf(tx, fact)))).flat()
    for (const schoolId of unique(drafts.map((draft) => draft.schoolId))) {
      await teller.tell(
        tx,
        schoolId,
        drafts.filter((draft) => draft.schoolId === schoolId),
      )
    }
  })

const rollIsNewer = async (tx: Tx, put: AttendancePut): Promise<boolean> => {
  const newer = await tx.execute(
    'roll_put',
    sql`
      insert into roll as kept (school_id, lesson_id, version)
      values (${put.schoolId}, ${put.lessonId}, ${put.version})
      on conflict (school_id, lesson_id) do update
      set version = excluded.version
      where excluded.version > kept.version`,
  )
  return newer > 0
}

const findLesson = (tx: Tx, { schoolId, lessonId }: AttendancePut) =>
  tx.maybe<{ subject: string; slot: string }>(
    'lesson_words',
    sql`
      select coalesce(subject.name, '') as subject, lesson.slot::text as slot
      from replica_lesson lesson
      left join replica_subject subject
        on subject.school_id = lesson.school_id and subject.subject_id = lesson.subject_id
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}`,
  )

const attendancePut = (teller: Teller): EventHandler =>
  on(AttendancePut, async (tx, put) => {
    if (!(await rollIsNewer(tx, put))) return
    const pupilIds = put.absences.filter(({ kind }) => isAlarming(kind)).map((one) => one.pupilId)
    if (pupilIds.length === 0) return
    const [families, lesson] = await Promise.all([
      findFamilies(tx, put.schoolId, pupilIds, put.date),
      findLesson(tx, put),
    ])
    const words = lesson ?? { subject: '', slot: '' }
    await teller.tell(tx, put.schoolId, absenceDrafts(put, words, families))
  })

/** Marks and changed homework to pupil and parents, absences to the parents. */
export const journalHandlers = (teller: Teller): readonly EventHandler[] => [
  marksPut(teller),
  attendancePut(teller),
  lessonFilled(teller),
]
