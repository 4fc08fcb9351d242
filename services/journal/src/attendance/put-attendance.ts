import {
  AttendancePut,
  PutAttendanceRequest,
  PutAttendanceResponse,
} from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { auditAll } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid, notFound, Refusal } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { maySeeSchool, mayTakeAttendance, staffActor } from '../access.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { closed, mostViolations } from '../refusals.ts'
import { getLessonFacts, lockLesson, type JudgedLesson } from '../replicas/lesson-facts.ts'
import { isEnrolledOn, isTaughtElsewhere, whyClosed, whyTooEarly } from '../rules.ts'
import { attendancePut } from './events.ts'
import { decideAbsence, isProblem, type AbsenceProblem } from './rules.ts'
import * as store from './store.ts'

const mostEntries = 200

const check = ({ schoolId, lessonId, entries }: PutAttendanceRequest): void => {
  checkIds({ schoolId, lessonId })
  if (entries.length > mostEntries) {
    throw invalid('entries', 'TOO_MANY', { most: String(mostEntries) })
  }
  const seen = new Set<string>()
  for (const [index, { pupilId }] of entries.entries()) {
    checkIds({ [`entries[${index}].pupilId`]: pupilId })
    if (seen.has(pupilId)) throw invalid(`entries[${index}]`, 'GIVEN_TWICE')
    seen.add(pupilId)
  }
}

const allow = ({ caller }: Context, { lesson, policies, today }: JudgedLesson): void => {
  if (!maySeeSchool(caller, lesson)) throw notFound('lesson')
  if (!mayTakeAttendance(caller, lesson)) throw forbidden('NOT_YOUR_LESSON')
  const barrier = whyClosed(policies, lesson, today) ?? whyTooEarly(lesson, today)
  if (barrier !== undefined) throw closed(barrier)
}

const load = async (tx: Tx, { clock }: Parts, asked: PutAttendanceRequest, actorId: string) => {
  lockLesson(tx, asked)
  const pupilIds = asked.entries.map(({ pupilId }) => pupilId)
  const [judged, pupils, absences, marked, rollVersion] = await Promise.all([
    getLessonFacts(tx, clock, { ...asked, actorId }),
    store.findPupils(tx, asked, pupilIds),
    store.findAbsences(tx, asked),
    store.findMarked(tx, asked),
    store.findRollVersion(tx, asked),
  ])
  return { judged, pupils, absences, marked, rollVersion }
}

type Loaded = Awaited<ReturnType<typeof load>>

const refuse = (problems: readonly (AbsenceProblem & { readonly index: number })[]): void => {
  const [first] = problems
  if (first === undefined) return
  const violations = problems.slice(0, mostViolations).map(({ index, field, reason, details }) => ({
    field: `entries[${index}].${field}`,
    reason,
    details,
  }))
  const isOne = problems.every(({ kind, reason }) => kind === first.kind && reason === first.reason)
  throw isOne
    ? new Refusal(first.kind, first.reason, first.details, violations)
    : new Refusal('invalid', 'INVALID_REQUEST', {}, violations)
}

const decide = ({ entries }: PutAttendanceRequest, loaded: Loaded) => {
  const { lesson, policies } = loaded.judged
  const outcomes = entries.map((entry) => ({
    pupilId: entry.pupilId,
    outcome: decideAbsence(policies, lesson.date, entry, {
      pupil: loaded.pupils.find(({ pupilId }) => pupilId === entry.pupilId),
      absence: loaded.absences.find(({ pupilId }) => pupilId === entry.pupilId),
      mark: loaded.marked.find(({ pupilId }) => pupilId === entry.pupilId)?.marks ?? '',
    }),
  }))
  refuse(
    outcomes.flatMap(({ outcome }, index) => (isProblem(outcome) ? [{ ...outcome, index }] : [])),
  )
  return outcomes.flatMap(({ pupilId, outcome }) =>
    isProblem(outcome) ? [] : [{ pupilId, ...outcome }],
  )
}

const expectedPupils = ({ judged: { lesson, policies }, pupils }: Loaded): number =>
  pupils.filter((pupil) => isEnrolledOn(pupil, lesson.date) && !isTaughtElsewhere(policies, pupil))
    .length

const save = (
  tx: Tx,
  { clock, pages }: Parts,
  { caller }: Context,
  loaded: Loaded,
  changes: readonly store.ChangeRow[],
): void => {
  const { lesson } = loaded.judged
  const actor = staffActor(caller, lesson.schoolId)
  const taking: store.Taking = {
    by: actor.personId,
    at: clock.now(),
    policyVersion: lesson.policyVersion,
    expectedPupils: expectedPupils(loaded),
    version: loaded.rollVersion + 1,
  }
  store.saveAttendance(tx, lesson, changes, taking)
  announce(tx, AttendancePut, attendancePut(lesson, loaded.absences, changes, taking), {
    schoolId: lesson.schoolId,
    subjectId: lesson.lessonId,
    version: taking.version,
    actor: actor.personId,
    clock,
  })
  pages.changed(tx, { courseId: lesson.courseId, lessonId: lesson.lessonId, kind: 'attendance' })
  const entry = { schoolId: lesson.schoolId, actor, at: taking.at }
  auditAll(tx, [
    {
      ...entry,
      action: 'attendance.take',
      subject: `roll/${lesson.lessonId}`,
      after: { version: taking.version, expectedPupils: taking.expectedPupils },
    },
    ...changes.map(({ pupilId, code, previousCode, version }) => ({
      ...entry,
      action: 'attendance.put',
      subject: `attendance/${lesson.lessonId}/${pupilId}`,
      before: { code: previousCode },
      after: { code, version },
    })),
  ])
}

/** One or many pupils of a lesson, or nobody: then everybody else is confirmed present. */
export const putAttendance =
  (parts: Parts) =>
  async (request: PutAttendanceRequest, context: Context): Promise<PutAttendanceResponse> => {
    check(request)
    const { schoolId } = request
    const { personId } = staffActor(context.caller, schoolId)
    return command(
      parts,
      context,
      { schoolId, request, requestType: PutAttendanceRequest },
      async (tx) => {
        const loaded = await load(tx, parts, request, personId)
        allow(context, loaded.judged)
        const decided = decide(request, loaded)
        const changes = decided.filter(({ isChange }) => isChange)
        save(tx, parts, context, loaded, changes)
        return {
          entries: decided.map(({ pupilId, code, version }) => ({ pupilId, code, version })),
        }
      },
      PutAttendanceResponse,
    ).catch(store.throwAttendanceRefusal)
  }
