import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { on, onAll, type EventHandler } from '@zvonok/runtime/inbox'
import { sql, type Tx } from '@zvonok/runtime/postgres'
import type { LiveDiaries } from '../live-diaries.ts'
import { beginChange, forgetLessons, forgetRecords } from '../stale.ts'

const lessonFilled = (diaries: LiveDiaries): EventHandler =>
  on(LessonFilled, async (tx, filled) => {
    beginChange(tx, filled.schoolId)
    tx.send(
      'lesson_record_put',
      sql`
        insert into lesson_record as kept (school_id, lesson_id, topic, homework, version)
        values (${filled.schoolId}, ${filled.lessonId}, ${filled.topic}, ${filled.homework},
          ${filled.version})
        on conflict (school_id, lesson_id) do update
        set topic = excluded.topic, homework = excluded.homework, version = excluded.version
        where excluded.version > kept.version`,
    )
    diaries.stale(tx, await forgetLessons(tx, filled.schoolId, [filled.lessonId]))
  })

const saveMarks = (tx: Tx, { marks, ...put }: MarksPut): void =>
  tx.send(
    'mark_put',
    sql`
      insert into mark as kept
        (school_id, pupil_id, lesson_id, work_number, course_id, value, comment, weight,
          work_name, previous_value, set_at, version)
      select ${put.schoolId}, pupil_id, ${put.lessonId}, work_number, ${put.courseId}, value,
        comment, weight, work_name, previous_value, ${put.setAt}, version
      from unnest(
        ${marks.map((mark) => mark.pupilId)}::uuid[],
        ${marks.map((mark) => mark.workNumber)}::integer[],
        ${marks.map((mark) => mark.value)}::text[],
        ${marks.map((mark) => mark.comment)}::text[],
        ${marks.map((mark) => mark.weight)}::integer[],
        ${marks.map((mark) => mark.workName)}::text[],
        ${marks.map(({ value, previousValue }) => (previousValue === value ? '' : previousValue))}::text[],
        ${marks.map((mark) => mark.version)}::integer[]
      ) as mark (pupil_id, work_number, value, comment, weight, work_name, previous_value, version)
      on conflict (school_id, pupil_id, lesson_id, work_number) do update
      set course_id = excluded.course_id, value = excluded.value, comment = excluded.comment,
        weight = excluded.weight, work_name = excluded.work_name,
        -- Neither a comment nor taking the mark away and back hides what it was.
        previous_value = coalesce(nullif(excluded.previous_value, ''), kept.previous_value),
        -- A work that got another type sends its marks anew; they were not set again.
        set_at = case
          when (excluded.value, excluded.comment) = (kept.value, kept.comment) then kept.set_at
          else excluded.set_at
        end,
        version = excluded.version
      where excluded.version > kept.version`,
  )

const marksPut = (diaries: LiveDiaries): EventHandler =>
  onAll(MarksPut, async (tx, facts) => {
    const puts = facts.map(({ event }) => event)
    for (const { schoolId } of puts) beginChange(tx, schoolId)
    // One after another: when a mark was last set depends on each of its values.
    for (const put of puts) saveMarks(tx, put)
    diaries.stale(
      tx,
      await forgetRecords(
        tx,
        puts.flatMap(({ marks, ...put }) => marks.map(({ pupilId }) => ({ ...put, pupilId }))),
      ),
    )
  })

const attendancePut = (diaries: LiveDiaries): EventHandler =>
  on(AttendancePut, async (tx, put) => {
    const { schoolId, lessonId, absences } = put
    beginChange(tx, schoolId)
    const newer = await tx.execute(
      'roll_put',
      sql`
        insert into roll as kept (school_id, lesson_id, version)
        values (${schoolId}, ${lessonId}, ${put.version})
        on conflict (school_id, lesson_id) do update
        set version = excluded.version
        where excluded.version > kept.version`,
    )
    if (newer === 0) return
    const before = tx.rows<{ pupilId: string }>(
      'absence_clear',
      sql`
        delete from absence
        where school_id = ${schoolId} and lesson_id = ${lessonId}
        returning pupil_id`,
    )
    tx.send(
      'absence_put',
      sql`
        insert into absence (school_id, pupil_id, lesson_id, code, label, kind)
        select ${schoolId}, pupil_id, ${lessonId}, code, label, kind
        from unnest(
          ${absences.map((absence) => absence.pupilId)}::uuid[],
          ${absences.map((absence) => absence.code)}::text[],
          ${absences.map((absence) => absence.label)}::text[],
          ${absences.map((absence) => absence.kind)}::text[]
        ) as absence (pupil_id, code, label, kind)`,
    )
    const touched = [...(await before), ...absences]
    diaries.stale(
      tx,
      await forgetRecords(
        tx,
        touched.map(({ pupilId }) => ({ schoolId, lessonId, date: put.date, pupilId })),
      ),
    )
  })

/** What teachers write: topics, homework, marks and absences. */
export const journalHandlers = (diaries: LiveDiaries): readonly EventHandler[] => [
  lessonFilled(diaries),
  marksPut(diaries),
  attendancePut(diaries),
]
