import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import type { LiveDiaries } from '../live-diaries.ts'
import { beginChange, forgetLessons, forgetSpan } from '../stale.ts'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const isCancelled = ({ status }: Lesson): boolean => status === LessonStatus.CANCELLED

/** Told by its date: nought is a number too. */
const movedFromSlot = ({ movedFrom, movedFromSlot: slot }: Lesson): number | undefined =>
  movedFrom === '' ? undefined : slot

const saveLessons = (tx: Tx, lessons: readonly Lesson[], isGenerated: boolean): void =>
  tx.send(
    'lesson_put',
    sql`
      insert into lesson as kept
        (school_id, lesson_id, course_id, class_id, group_id, subject_id, teacher_id,
          replaced_teacher_id, room_id, date, slot, starts_at, ends_at, is_cancelled, is_dropped,
          moved_from, moved_from_slot, change_reason, version)
      select school_id, lesson_id, course_id, class_id, group_id, subject_id, teacher_id,
        replaced_teacher_id, room_id, date, slot, starts_at, ends_at, is_cancelled,
        is_cancelled and ${isGenerated}, moved_from, moved_from_slot, change_reason, version
      from unnest(
        ${lessons.map((lesson) => lesson.schoolId)}::uuid[],
        ${lessons.map((lesson) => lesson.lessonId)}::uuid[],
        ${lessons.map((lesson) => lesson.courseId)}::uuid[],
        ${lessons.map((lesson) => lesson.classId)}::uuid[],
        ${lessons.map((lesson) => absent(lesson.groupId))}::uuid[],
        ${lessons.map((lesson) => lesson.subjectId)}::uuid[],
        ${lessons.map((lesson) => lesson.teacherId)}::uuid[],
        ${lessons.map((lesson) => absent(lesson.replacedTeacherId))}::uuid[],
        ${lessons.map((lesson) => absent(lesson.roomId))}::uuid[],
        ${lessons.map((lesson) => lesson.date)}::date[],
        ${lessons.map((lesson) => lesson.slot)}::integer[],
        ${lessons.map((lesson) => lesson.startsAt)}::text[],
        ${lessons.map((lesson) => lesson.endsAt)}::text[],
        ${lessons.map(isCancelled)}::boolean[],
        ${lessons.map((lesson) => absent(lesson.movedFrom))}::date[],
        ${lessons.map(movedFromSlot)}::smallint[],
        ${lessons.map((lesson) => lesson.changeReason)}::text[],
        ${lessons.map((lesson) => lesson.version)}::integer[]
      ) as lesson (school_id, lesson_id, course_id, class_id, group_id, subject_id, teacher_id,
        replaced_teacher_id, room_id, date, slot, starts_at, ends_at, is_cancelled, moved_from,
        moved_from_slot, change_reason, version)
      on conflict (school_id, lesson_id) do update
      set course_id = excluded.course_id, class_id = excluded.class_id,
        group_id = excluded.group_id, subject_id = excluded.subject_id,
        teacher_id = excluded.teacher_id, replaced_teacher_id = excluded.replaced_teacher_id,
        room_id = excluded.room_id, date = excluded.date, slot = excluded.slot,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        is_cancelled = excluded.is_cancelled, is_dropped = excluded.is_dropped,
        moved_from = excluded.moved_from, moved_from_slot = excluded.moved_from_slot,
        change_reason = excluded.change_reason, version = excluded.version
      where excluded.version > kept.version`,
  )

/** The lesson calendar. */
export const schedulingHandlers = (diaries: LiveDiaries): readonly EventHandler[] => [
  on(LessonsChanged, async (tx, { kind, lessons }) => {
    const [first] = lessons
    if (first === undefined) return
    const { schoolId } = first
    beginChange(tx, schoolId)
    if (kind === ChangeKind.GENERATED) {
      const stale = forgetSpan(tx, schoolId, lessons)
      saveLessons(tx, lessons, true)
      diaries.stale(tx, await stale)
      return
    }
    const lessonIds = lessons.map(({ lessonId }) => lessonId)
    // Where the lessons stood before, and where they stand now: a moved one may leave a week.
    const before = forgetLessons(tx, schoolId, lessonIds)
    saveLessons(tx, lessons, false)
    const after = forgetLessons(tx, schoolId, lessonIds)
    diaries.stale(tx, (await Promise.all([before, after])).flat())
  }),
]
