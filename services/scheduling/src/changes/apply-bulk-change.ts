import { ApplyBulkChangeRequest, Change } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { newId } from '@zvonok/runtime/id'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff, admitTimetable, timetableActor } from '../access.ts'
import { announceLessons } from '../lessons/events.ts'
import { saveLessons } from '../lessons/saving.ts'
import { courseLabel, listCourses } from '../replicas/courses.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { listShortNames } from '../replicas/staff.ts'
import { checkChange, effectOf } from './bulk.ts'
import type { Effect } from './bulk.ts'
import { toChange } from './events.ts'
import { recordChange } from './store.ts'

const refuse = ({ after, conflicts }: Effect): void => {
  const [first] = conflicts
  if (first !== undefined) {
    const { date, slot, lessonId } = first
    const details = { count: String(conflicts.length), date, slot: String(slot), lessonId }
    throw precondition('SUBSTITUTE_BUSY', details)
  }
  if (after.length === 0) throw precondition('NO_LESSONS')
}

const mostNamed = 5

/** Who taught the lessons up to now: the teachers of the courses, or their substitutes. */
const formerTeachers = async (
  tx: Tx,
  schoolId: string,
  { before, after }: Effect,
): Promise<string> => {
  const touched = new Set(after.map(({ lessonId }) => lessonId))
  const ids = before
    .filter(({ lessonId }) => touched.has(lessonId))
    .map(({ teacherId }) => teacherId)
  const teacherIds = [...new Set(ids)]
  const names = await listShortNames(tx, schoolId, teacherIds)
  return teacherIds
    .flatMap((id) => names.get(id) ?? [])
    .slice(0, mostNamed)
    .join(', ')
}

/** «5А · Математика, 5Б · Математика, …: Иванова А. Б. → Петров В. Г.» */
const summaryOf = async (tx: Tx, schoolId: string, effect: Effect): Promise<string> => {
  const courses = await listCourses(tx, schoolId, [
    ...new Set(effect.after.map(({ courseId }) => courseId)),
  ])
  const named = courses
    .map(courseLabel)
    .toSorted((a, b) => a.localeCompare(b, 'ru', { numeric: true }))
  const more = named.length > mostNamed ? ', …' : ''
  const who =
    effect.substitute === undefined
      ? []
      : [`${await formerTeachers(tx, schoolId, effect)} → ${effect.substitute.shortName}`]
  const what = `${named.slice(0, mostNamed).join(', ')}${more}`
  return [what, ...who].join(': ')
}

export const applyBulkChange =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: ApplyBulkChangeRequest, context: Context): Promise<Change> => {
    const schoolId = request.change?.schoolId ?? ''
    admitStaff(context.caller, schoolId)
    const asked = checkChange(request.change)
    const decide = async (tx: Tx): Promise<Change> => {
      lockSchool(tx, schoolId)
      const school = await getSchool(tx, schoolId)
      const effect = await effectOf(tx, asked)
      const policies = policiesOn(school, todayIn(frame.clock, school))
      const classIds = [...new Set(effect.after.map(({ classId }) => classId))]
      admitTimetable(context.caller, schoolId, policies, classIds)
      refuse(effect)
      const after = effect.after.map((row) => ({ ...row, version: row.version + 1 }))
      const actor = timetableActor(context.caller, schoolId)
      const change = {
        changeId: newId(),
        schoolId,
        kind: asked.bulk.kind,
        lessons: after.length,
        firstDate: after[0]?.date ?? '',
        lastDate: after.at(-1)?.date ?? '',
        reason: asked.bulk.reason,
        summary: await summaryOf(tx, schoolId, effect),
        authorId: actor.personId,
        changedAt: frame.clock.now(),
      }
      await saveLessons(tx, after)
      recordChange(tx, change)
      announceLessons(tx, change, after, frame.clock)
      audit(tx, {
        schoolId,
        actor,
        action: `lessons.${change.kind}`,
        subject: `change/${change.changeId}`,
        before: effect.before.map(({ lessonId, teacherId }) => ({ lessonId, teacherId })),
        after: { filter: asked.filter, ...asked.bulk, lessons: after.length },
        at: change.changedAt,
      })
      return toChange(change)
    }
    const of = { schoolId, request, requestType: ApplyBulkChangeRequest }
    return command(frame, context, of, decide, Change)
  }
