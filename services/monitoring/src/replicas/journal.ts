import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { debtText } from '@zvonok/policy/marks'
import { on, onAll, type EventHandler } from '@zvonok/runtime/inbox'
import { json, lockSchool, sql } from '@zvonok/runtime/postgres'
import { attendanceFigures } from './absences.ts'
import { daysOf, lockSchools, recount, type ClassDay } from './recount.ts'

const lessonFilled = on(LessonFilled, async (tx, event, { occurredAt }) => {
  const { schoolId, lessonId, topic, homework } = event
  const works = event.works.map(({ number, name }) => ({ number, name }))
  const filledAt = topic === '' ? undefined : (event.writtenAt ?? occurredAt)
  lockSchool(tx, schoolId)
  tx.send(
    'lesson_fill',
    sql`
      insert into lesson as kept
        (school_id, lesson_id, topic, homework, works, filled_at, record_version)
      values (${schoolId}, ${lessonId}, ${topic}, ${homework}, ${json(works)}, ${filledAt},
        ${event.version})
      on conflict (school_id, lesson_id) do update
      set topic = excluded.topic, homework = excluded.homework, works = excluded.works,
        filled_at = least(kept.filled_at, excluded.filled_at),
        record_version = excluded.record_version
      where excluded.record_version > kept.record_version`,
  )
  // An older version that comes late still tells when the first topic was written.
  tx.send(
    'lesson_fill_first',
    sql`
      update lesson
      set filled_at = ${filledAt}
      where school_id = ${schoolId} and lesson_id = ${lessonId}
        and ${filledAt}::timestamptz < coalesce(filled_at, 'infinity')`,
  )
  recount(tx, await daysOf(tx, [event]))
})

const marksPut = onAll(MarksPut, async (tx, facts) => {
  const puts = facts.map(({ event }) => event)
  const lessons = new Map(puts.map((put) => [`${put.schoolId} ${put.lessonId}`, put]))
  const schoolIds = [...lessons.values()].map(({ schoolId }) => schoolId)
  const lessonIds = [...lessons.values()].map(({ lessonId }) => lessonId)
  const marks = puts.flatMap((put) =>
    put.marks.map((mark) => ({ ...mark, schoolId: put.schoolId, lessonId: put.lessonId })),
  )
  lockSchools(tx, puts)
  tx.send(
    'lesson_of_marks',
    sql`
      insert into lesson (school_id, lesson_id)
      select school_id, lesson_id
      from unnest(${schoolIds}::uuid[], ${lessonIds}::uuid[]) as lesson (school_id, lesson_id)
      on conflict (school_id, lesson_id) do nothing`,
  )
  tx.send(
    'mark_put',
    sql`
      insert into mark as kept
        (school_id, lesson_id, pupil_id, work_number, value, work_name, version)
      select distinct on (school_id, lesson_id, pupil_id, work_number)
        school_id, lesson_id, pupil_id, work_number, value, work_name, version
      from unnest(
        ${marks.map((mark) => mark.schoolId)}::uuid[],
        ${marks.map((mark) => mark.lessonId)}::uuid[],
        ${marks.map((mark) => mark.pupilId)}::uuid[],
        ${marks.map((mark) => mark.workNumber)}::integer[],
        ${marks.map((mark) => mark.value)}::text[],
        ${marks.map((mark) => mark.workName)}::text[],
        ${marks.map((mark) => mark.version)}::integer[]
      ) as mark (school_id, lesson_id, pupil_id, work_number, value, work_name, version)
      order by school_id, lesson_id, pupil_id, work_number, version desc
      on conflict (school_id, lesson_id, pupil_id, work_number) do update
      set value = excluded.value, work_name = excluded.work_name, version = excluded.version
      where excluded.version > kept.version`,
  )
  // A debt is a mark still to come.
  const counted = await tx.rows<ClassDay | { readonly date: undefined }>(
    'lesson_marks_count',
    sql`
      update lesson
      set marks = (
        select count(*)
        from mark
        where mark.school_id = lesson.school_id and mark.lesson_id = lesson.lesson_id
          and mark.value not in ('', ${debtText})
      )
      from unnest(${schoolIds}::uuid[], ${lessonIds}::uuid[]) as marked (school_id, lesson_id)
      where lesson.school_id = marked.school_id and lesson.lesson_id = marked.lesson_id
      returning lesson.school_id, class_id, date`,
  )
  // Without a date the timetable has not told of the lesson yet.
  recount(
    tx,
    counted.filter((day) => day.date !== undefined),
  )
})

const attendancePut = on(AttendancePut, async (tx, event) => {
  const { schoolId, lessonId } = event
  const { absent, absentUnexcused, late, absences } = attendanceFigures(event.absences)
  lockSchool(tx, schoolId)
  tx.send(
    'lesson_attendance_put',
    sql`
      insert into lesson as kept
        (school_id, lesson_id, expected, absent, absent_unexcused, late, absences,
          attendance_version)
      values (${schoolId}, ${lessonId}, ${event.expectedPupils}, ${absent}, ${absentUnexcused},
        ${late}, ${json(absences)}, ${event.version})
      on conflict (school_id, lesson_id) do update
      set expected = excluded.expected, absent = excluded.absent,
        absent_unexcused = excluded.absent_unexcused, late = excluded.late,
        absences = excluded.absences, attendance_version = excluded.attendance_version
      where excluded.attendance_version > kept.attendance_version`,
  )
  recount(tx, await daysOf(tx, [event]))
})

/** What the journal says of lessons, known to the timetable yet or not. */
export const journalHandlers: readonly EventHandler[] = [lessonFilled, marksPut, attendancePut]
