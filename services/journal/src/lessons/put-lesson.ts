import {
  LessonFilled,
  LessonPanel,
  PutLessonRequest,
} from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { conflict, forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { maySeeSchool, mayWriteLesson, staffActor } from '../access.ts'
import { checkIds, checkText } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { closed, wrongFields } from '../refusals.ts'
import { getLessonFacts, lockLesson, type JudgedLesson } from '../replicas/lesson-facts.ts'
import { whyChanged, whyClosed } from '../rules.ts'
import { lessonFilled } from './events.ts'
import { panelOf } from './panel.ts'
import { decideLesson, longestHomework, longestTitle, longestTopic } from './rules.ts'
import type { DecidedLesson, WantedLesson } from './rules.ts'
import { retype } from './retype.ts'
import * as store from './store.ts'

const check = (request: PutLessonRequest): WantedLesson => {
  const { schoolId, lessonId, planItemId, works } = request
  checkIds({ schoolId, lessonId, ...(planItemId === '' ? {} : { planItemId }) })
  return {
    planItemId,
    topic: checkText('topic', request.topic, longestTopic),
    homework: checkText('homework', request.homework, longestHomework),
    works: works.map(({ number, workTypeId, title }, index) => {
      checkIds({ [`works[${index}].workTypeId`]: workTypeId })
      return { number, workTypeId, title: checkText(`works[${index}].title`, title, longestTitle) }
    }),
  }
}

const allow = ({ caller }: Context, { lesson, policies, today }: JudgedLesson): void => {
  if (!maySeeSchool(caller, lesson)) throw notFound('lesson')
  if (!mayWriteLesson(caller, lesson)) throw forbidden('NOT_YOUR_LESSON')
  const barrier = whyClosed(policies, lesson, today)
  if (barrier !== undefined) throw closed(barrier)
}

const load = async (tx: Tx, { clock }: Parts, asked: PutLessonRequest, actorId: string) => {
  lockLesson(tx, asked)
  if (asked.planItemId !== '') store.lockPlanItem(tx, asked)
  const [judged, record, works, workTypes, plan] = await Promise.all([
    getLessonFacts(tx, clock, { ...asked, actorId }),
    store.findRecord(tx, asked),
    store.findWorks(tx, asked),
    store.findWorkTypes(tx, asked.schoolId),
    store.findPlan(tx, asked),
  ])
  return { judged, record, works, workTypes, plan }
}

type Loaded = Awaited<ReturnType<typeof load>>

const decide = (wanted: WantedLesson, expectedVersion: number, loaded: Loaded): DecidedLesson => {
  const { judged, record, works, workTypes, plan } = loaded
  const { lesson, policies, today } = judged
  const before = { ...lesson, topic: record?.topic ?? '', works }
  const decided = decideLesson({ policies, today, workTypes, plan }, wanted, before)
  if (decided.violations.length > 0) throw wrongFields(decided.violations)
  const changed = whyChanged(expectedVersion, record, record?.topic ?? '')
  if (changed !== undefined) {
    throw conflict(changed.reason, { ...changed.details, homework: record?.homework ?? '' })
  }
  return decided.lesson
}

const stateOf = (
  record: Pick<store.RecordRow, 'topic' | 'homework' | 'planItemId' | 'version'>,
  works: DecidedLesson['works'],
) => {
  const { topic, homework, planItemId, version } = record
  return { topic, homework, planItemId, version, works }
}

const save = async (
  tx: Tx,
  parts: Parts,
  { caller }: Context,
  { judged: { lesson }, record, works, workTypes }: Loaded,
  decided: DecidedLesson,
): Promise<store.RecordRow> => {
  const { clock, pages } = parts
  const actor = staffActor(caller, lesson.schoolId)
  const writing: store.Writing = {
    courseId: lesson.courseId,
    by: actor.personId,
    at: clock.now(),
    policyVersion: lesson.policyVersion,
    version: (record?.version ?? 0) + 1,
  }
  store.saveLesson(tx, lesson, decided, writing)
  announce(tx, LessonFilled, lessonFilled(lesson, decided, workTypes, writing), {
    schoolId: lesson.schoolId,
    subjectId: lesson.lessonId,
    version: writing.version,
    actor: actor.personId,
    clock,
  })
  await retype(tx, parts, lesson, works, decided.works, workTypes, writing)
  pages.changed(tx, { courseId: lesson.courseId, lessonId: lesson.lessonId, kind: 'lesson' })
  audit(tx, {
    schoolId: lesson.schoolId,
    actor,
    action: 'lesson.put',
    subject: `lesson/${lesson.lessonId}`,
    before: record && stateOf(record, works),
    after: stateOf({ ...decided, version: writing.version }, decided.works),
    at: writing.at,
  })
  return { ...decided, version: writing.version, setBy: lesson.actorName, setAt: writing.at }
}

/** Topic, homework and works together: one version, one history. */
export const putLesson =
  (parts: Parts) =>
  async (request: PutLessonRequest, context: Context): Promise<LessonPanel> => {
    const wanted = check(request)
    const { schoolId, lessonId, expectedVersion } = request
    const { personId } = staffActor(context.caller, schoolId)
    return command(
      parts,
      context,
      { schoolId, request, requestType: PutLessonRequest },
      async (tx) => {
        const loaded = await load(tx, parts, request, personId)
        allow(context, loaded.judged)
        const decided = decide(wanted, expectedVersion, loaded)
        const record = await save(tx, parts, context, loaded, decided)
        // The item used now, and the one no longer used, as the database has them after the save.
        const plan = loaded.plan.map((item) => {
          if (item.planItemId === decided.planItemId) return { ...item, lessonId }
          return item.lessonId === lessonId ? { ...item, lessonId: undefined } : item
        })
        return panelOf(context.caller, { ...loaded, record, works: decided.works, plan })
      },
      LessonPanel,
    ).catch(store.throwLessonRefusal)
  }
