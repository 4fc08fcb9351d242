import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { localDateOf } from '@zvonok/runtime/clock'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { findFamiliesOf, placeKey } from '../notices/families.ts'
import { homeworkDrafts, isHomeworkNews, type HomeworkBefore } from '../notices/homework-rules.ts'
import type { Teller } from '../notices/teller.ts'

const findBefore = (tx: Tx, { schoolId, lessonId }: LessonFilled) =>
  tx.maybe<HomeworkBefore>(
    'homework_before',
    sql`
      select text
      from homework
      where school_id = ${schoolId} and lesson_id = ${lessonId}`,
  )

/** Answers whether it is newer than ours. */
const saveHomework = async (tx: Tx, filled: LessonFilled): Promise<boolean> => {
  const newer = await tx.execute(
    'homework_put',
    sql`
      insert into homework as kept (school_id, lesson_id, text, version)
      values (${filled.schoolId}, ${filled.lessonId}, ${filled.homework}, ${filled.version})
      on conflict (school_id, lesson_id) do update
      set text = excluded.text, version = excluded.version
      where excluded.version > kept.version`,
  )
  return newer > 0
}

const findPlace = (tx: Tx, { schoolId, lessonId }: LessonFilled) =>
  tx.maybe<{ zone: string; subject: string; groupId: string }>(
    'homework_place',
    sql`
      select school.zone, coalesce(subject.name, '') as subject, lesson.group_id
      from replica_lesson lesson
      join replica_school school on school.school_id = lesson.school_id
      left join replica_subject subject
        on subject.school_id = lesson.school_id and subject.subject_id = lesson.subject_id
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}
        and lesson.group_id is not null`,
  )

/** Homework that was changed after it had been given, to the families of the class or group. */
export const lessonFilled = (teller: Teller): EventHandler =>
  on(LessonFilled, async (tx, filled, { occurredAt }) => {
    const [before, isNewer] = await Promise.all([findBefore(tx, filled), saveHomework(tx, filled)])
    if (!isNewer || before === undefined || before.text === filled.homework) return
    const place = await findPlace(tx, filled)
    if (place === undefined) return
    const today = localDateOf(filled.writtenAt ?? occurredAt, place.zone)
    if (!isHomeworkNews(filled, before, today)) return
    const at = { classId: filled.classId, groupId: place.groupId }
    const families = (await findFamiliesOf(tx, filled.schoolId, [at])).get(placeKey(at)) ?? []
    const told = { before, subject: place.subject }
    await teller.tell(tx, filled.schoolId, homeworkDrafts(filled, told, families))
  })
