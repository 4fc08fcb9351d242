import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { lockSchool, sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'

/** Homework is told on the day the course is taught next, over the longest holidays too. */
export const dueWithinDays = 28

/** A rendered week that is true no more. */
export interface StaleWeek {
  readonly pupilId: string
  readonly startsOn: string
}

const locked = new WeakMap<Tx, Set<string>>()

/** Before any change: no week of the school can be rendered from a state that is about to pass. */
export const beginChange = (tx: Tx, schoolId: string): void => {
  const schools = locked.get(tx) ?? new Set<string>()
  locked.set(tx, schools)
  if (schools.has(schoolId)) return
  schools.add(schoolId)
  lockSchool(tx, schoolId, 'exclusive')
}

export const forgetSchool = (tx: Tx, schoolId: string): void =>
  tx.send('week_forget_school', sql`delete from week where school_id = ${schoolId}`)

export const forgetPupils = (tx: Tx, schoolId: string, pupilIds: readonly string[]): void =>
  tx.send(
    'week_forget_pupils',
    sql`
      delete from week
      where school_id = ${schoolId} and pupil_id = any(${pupilIds}::uuid[])`,
  )

export const forgetClass = (tx: Tx, schoolId: string, classId: string): void =>
  tx.send(
    'week_forget_class',
    sql`
      delete from week
      where school_id = ${schoolId} and pupil_id in (
        select pupil_id
        from replica_enrollment
        where school_id = ${schoolId} and class_id = ${classId}
      )`,
  )

/** Days the lessons are on: where they stand, and where they left a trace. */
const shownOn = (lessons: readonly Pick<Lesson, 'date' | 'movedFrom'>[]): string[] =>
  lessons.flatMap(({ date, movedFrom }) => (movedFrom === '' ? [date] : [date, movedFrom]))

/**
 * All weeks of the school in the span of the lessons, where they stand, where they will, and where they
 * were moved away from, and those after it, where their homework is due: for a generation, which changes
 * nearly all of them. To be called before the lessons are saved.
 */
export const forgetSpan = (
  tx: Tx,
  schoolId: string,
  lessons: readonly Pick<Lesson, 'lessonId' | 'date' | 'movedFrom'>[],
): Promise<StaleWeek[]> =>
  tx.rows<StaleWeek>(
    'week_forget_span',
    sql`
      with span as materialized (
        select min(date) as first, max(date) as last
        from (
          select unnest(${shownOn(lessons)}::date[]) as date
          union all
          select unnest(array[date, moved_from])
          from lesson
          where school_id = ${schoolId}
            and lesson_id = any(${lessons.map(({ lessonId }) => lessonId)}::uuid[])
        ) place
      )
      delete from week
      using span
      where school_id = ${schoolId} and starts_on > span.first - 7
        and starts_on <= span.last + ${dueWithinDays}::integer
      returning pupil_id, starts_on`,
  )

/**
 * The weeks of everybody who is taught in the lessons or has records there, those the lessons left
 * their trace in, and those their homework is due in: all are changed by whatever changes the lesson. What comes back are the
 * weeks somebody may have open: a week that was not kept has not been read since it last changed.
 */
export const forgetLessons = (
  tx: Tx,
  schoolId: string,
  lessonIds: readonly string[],
): Promise<StaleWeek[]> =>
  tx.rows<StaleWeek>(
    'week_forget_lessons',
    sql`
      with told as materialized (
        select lesson_id, class_id, group_id,
          shown.day - (extract(isodow from shown.day)::integer - 1) as starts_on
        from lesson
        cross join lateral (
          values (date), (moved_from), ((
            select min(next.date)
            from lesson next
            where next.school_id = ${schoolId} and next.course_id = lesson.course_id
              and next.date between lesson.date + 1 and lesson.date + ${dueWithinDays}::integer
              and not next.is_cancelled
          ))
        ) shown (day)
        where school_id = ${schoolId} and lesson_id = any(${lessonIds}::uuid[])
          and shown.day is not null
      ), concerned as (
        select enrollment.pupil_id, place.starts_on
        from (select distinct class_id, group_id, starts_on from told) place
        join replica_enrollment enrollment
          on enrollment.school_id = ${schoolId} and enrollment.class_id = place.class_id
        left join replica_group grp
          on grp.school_id = ${schoolId} and grp.group_id = place.group_id
        where place.group_id is null or enrollment.pupil_id = any(grp.pupil_ids)
        union
        select mark.pupil_id, told.starts_on
        from told
        join mark on mark.school_id = ${schoolId} and mark.lesson_id = told.lesson_id
        union
        select absence.pupil_id, told.starts_on
        from told
        join absence on absence.school_id = ${schoolId} and absence.lesson_id = told.lesson_id
      )
      delete from week
      using concerned
      where week.school_id = ${schoolId} and week.pupil_id = concerned.pupil_id
        and week.starts_on = concerned.starts_on
      returning week.pupil_id, week.starts_on`,
  )

export interface PupilRecord {
  readonly schoolId: string
  readonly lessonId: string
  readonly pupilId: string
  /** Of the lesson, as the journal has it. */
  readonly date: string
}

/**
 * The pupils' weeks of the lessons. Answers the weeks to be told of: not those of pupils who had left by
 * then, for whom nothing more is published [L 3.1.1].
 */
export const forgetRecords = (tx: Tx, records: readonly PupilRecord[]): Promise<StaleWeek[]> =>
  tx.rows<StaleWeek>(
    'week_forget_records',
    sql`
      with record as materialized (
        select distinct school_id, lesson_id, pupil_id, date
        from unnest(
          ${records.map(({ schoolId }) => schoolId)}::uuid[],
          ${records.map(({ lessonId }) => lessonId)}::uuid[],
          ${records.map(({ pupilId }) => pupilId)}::uuid[],
          ${records.map(({ date }) => date)}::date[]
        ) as record (school_id, lesson_id, pupil_id, date)
      ), gone as (
        delete from week
        using record, lesson
        where lesson.school_id = record.school_id and lesson.lesson_id = record.lesson_id
          and week.school_id = record.school_id and week.pupil_id = record.pupil_id
          and week.starts_on = lesson.date - (extract(isodow from lesson.date)::integer - 1)
      )
      select distinct record.pupil_id,
        record.date - (extract(isodow from record.date)::integer - 1) as starts_on
      from record
      join replica_pupil pupil
        on pupil.school_id = record.school_id and pupil.pupil_id = record.pupil_id
      where pupil.left_on is null or pupil.left_on >= record.date`,
  )
