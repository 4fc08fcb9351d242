import { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { newId } from '@zvonok/runtime/id'
import type { Message } from '@zvonok/runtime/message'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTimetable, timetableActor } from '../access.ts'
import { recordChange } from '../changes/store.ts'
import type { ChangedPlace, ChangeKind } from '../changes/store.ts'
import { checkId, checkVersion } from '../checks.ts'
import { courseLabel, listCourses } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import type { School } from '../replicas/schools.ts'
import { announceLessons, toLesson } from './events.ts'
import { saveLessons } from './saving.ts'
import { lockLesson } from './store.ts'
import type { LessonRow } from './store.ts'

export interface SingleRequest {
  readonly schoolId: string
  readonly lessonId: string
  readonly expectedVersion: number
}

/** What a change of one lesson is decided on. */
export interface Loaded {
  readonly tx: Tx
  readonly school: School
  readonly course: Course
  readonly lesson: LessonRow
}

export interface Decided {
  readonly after: LessonRow
  readonly kind: ChangeKind
  /** For the log: «Иванова А. Б. → Петров В. Г.», where the teacher changes. */
  readonly who?: string
  readonly movedTo?: ChangedPlace
}

const load = async (tx: Tx, request: SingleRequest): Promise<Loaded> => {
  const { schoolId, lessonId } = request
  // Whoever changes lessons of a school goes one after another: nobody ends up in two places.
  lockSchool(tx, schoolId)
  const [school, lesson] = await Promise.all([
    getSchool(tx, schoolId),
    lockLesson(tx, schoolId, lessonId),
  ])
  if (lesson === undefined) throw notFound('lesson')
  const [course] = await listCourses(tx, schoolId, [lesson.courseId])
  if (course === undefined) throw notFound('course')
  return { tx, school, course, lesson }
}

const spanOf = (before: LessonRow, after: LessonRow) => ({
  firstDate: before.date < after.date ? before.date : after.date,
  lastDate: before.date < after.date ? after.date : before.date,
})

/** The six steps that cancelling, moving, replacing and restoring one lesson have in common. */
export const changeLesson = async <Q extends SingleRequest>(
  frame: Pick<Frame, 'db' | 'clock'>,
  context: Context,
  { request, requestType }: { readonly request: Q; readonly requestType: Message<Q> },
  decide: (loaded: Loaded) => Promise<Decided>,
): Promise<Lesson> => {
  const { schoolId } = request
  admitStaff(context.caller, schoolId)
  checkId('lessonId', request.lessonId)
  const change = async (tx: Tx): Promise<Lesson> => {
    const loaded = await load(tx, request)
    const { school, course, lesson: before } = loaded
    const policies = policiesOn(school, todayIn(frame.clock, school))
    admitTimetable(context.caller, schoolId, policies, [before.classId])
    const { lessonId: _id, schoolId: _school, version: _version, ...now } = toLesson(before)
    const numbers = { slot: String(now.slot), movedFromSlot: String(now.movedFromSlot) }
    checkVersion(before, request.expectedVersion, { ...now, ...numbers })
    const { after: decided, kind, who, movedTo } = await decide(loaded)
    const after = { ...decided, version: before.version + 1 }
    const actor = timetableActor(context.caller, schoolId)
    const changedAt = frame.clock.now()
    const logged = {
      changeId: newId(),
      schoolId,
      kind,
      lessons: 1,
      ...spanOf(before, after),
      reason: after.changeReason,
      summary: [courseLabel(course), ...(who === undefined ? [] : [who])].join(': '),
      place: { date: before.date, slot: before.slot, room: '' },
      movedTo,
      authorId: actor.personId,
      changedAt,
    }
    await saveLessons(tx, [after])
    recordChange(tx, logged)
    announceLessons(tx, logged, [after], frame.clock)
    const subject = `lesson/${before.lessonId}`
    audit(tx, { schoolId, actor, action: `lesson.${kind}`, subject, before, after, at: changedAt })
    return toLesson(after)
  }
  return command(frame, context, { schoolId, request, requestType }, change, Lesson)
}
