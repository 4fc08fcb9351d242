import { LoadPlanRequest, Plan, PlanLoaded } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Policies } from '@zvonok/policy/resolve'
import { audit } from '@zvonok/runtime/audit'
import type { Caller } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import { announce } from '@zvonok/runtime/outbox'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { conflict, forbidden, invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import type { Problem } from '@zvonok/spreadsheet/problem'
import { mayPlan, staffActor } from '../access.ts'
import { checkIds, checkText } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { wrongFields } from '../refusals.ts'
import { policiesOn } from '../replicas/policies.ts'
import { allowReading, type ReadCourse } from '../replicas/reading.ts'
import { whyChanged } from '../rules.ts'
import { planLoaded } from './events.ts'
import { readPlanOf } from './plan.ts'
import { checkRows, itemsOf, keepUsed, type NewItem } from './rules.ts'
import { findPlan, listItems, lockCourse, savePlan } from './store.ts'
import { readPlan } from './workbook.ts'

const longestName = 200

const check = ({ schoolId, courseId, name }: LoadPlanRequest): string => {
  checkIds({ schoolId, courseId })
  const cleaned = checkText('name', name, longestName)
  if (cleaned === '') throw invalid('name', 'REQUIRED')
  return cleaned
}

const allow = async (
  read: Read,
  caller: Caller,
  asked: Pick<LoadPlanRequest, 'schoolId' | 'courseId'>,
): Promise<ReadCourse> => {
  const course = await allowReading(read, caller, asked)
  if (!mayPlan(caller, course)) throw forbidden('NOT_YOUR_JOURNAL')
  return course
}

const violationOf = ({ sheet, row, column, field, reason, details }: Problem) => ({
  field: 'file',
  reason,
  details: { sheet, row: row === 0 ? '' : String(row), column, field, ...details },
})

/** The items of the file, or every problem in it by row. */
const readItems = async (file: Uint8Array, policies: Policies): Promise<NewItem[]> => {
  const { rows, problems } = await readPlan(file)
  const clean = rows.filter(({ row }) => !problems.some((problem) => problem.row === row))
  const found = [
    ...problems.map(violationOf),
    ...(problems.length > 0 && clean.length === 0 ? [] : checkRows(policies, clean)),
  ]
  if (found.length > 0) throw wrongFields(found)
  return itemsOf(rows)
}

interface Load {
  readonly course: ReadCourse
  readonly name: string
  readonly items: readonly NewItem[]
  readonly expectedVersion: number
}

const load = async (
  tx: Tx,
  { clock, pages }: Parts,
  { caller }: Context,
  { course, name, items, expectedVersion }: Load,
): Promise<Plan> => {
  lockCourse(tx, course)
  const [plan, standing] = await Promise.all([findPlan(tx, course), listItems(tx, course)])
  const changed = whyChanged(expectedVersion, plan, plan?.name ?? '')
  if (changed !== undefined) throw conflict(changed.reason, changed.details)
  const { schoolId, courseId, policyVersion } = course
  const actor = staffActor(caller, schoolId)
  const at = clock.now()
  const version = (plan?.version ?? 0) + 1
  const by = actor.personId
  savePlan(tx, course, keepUsed(standing, items, newId), { name, version, by, at, policyVersion })
  const saved = await readPlanOf(tx, course)
  const about = { schoolId, subjectId: courseId, version, actor: by, clock }
  announce(tx, PlanLoaded, planLoaded(course, items.length, version), about)
  pages.changed(tx, { courseId, lessonId: '', kind: 'plan' })
  audit(tx, {
    schoolId,
    actor,
    action: 'plan.load',
    subject: `plan/${courseId}`,
    before: plan && { name: plan.name, version: plan.version, items: standing.length },
    after: { name, version, items: items.length },
    at,
  })
  return saved
}

/** Refused whole with every problem named, or saved whole; the file is read before the transaction begins. */
export const loadPlan =
  (parts: Parts) =>
  async (request: LoadPlanRequest, context: Context): Promise<Plan> => {
    const name = check(request)
    const { schoolId, file, expectedVersion } = request
    const course = await parts.db.read({ schoolId }, (read) => allow(read, context.caller, request))
    const policies = policiesOn(course, localDate(parts.clock, course.zone))
    const items = await readItems(file, policies)
    return command(
      parts,
      context,
      { schoolId, request, requestType: LoadPlanRequest },
      (tx) => load(tx, parts, context, { course, name, items, expectedVersion }),
      Plan,
    )
  }
