import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { newId } from '@zvonok/runtime/id'
import type { Read } from '@zvonok/runtime/postgres'
import { Refusal } from '@zvonok/runtime/refusal'
import { findBells } from '../bells/store.ts'
import { mostViolations } from '../checks.ts'
import { findCollisions } from '../collisions.ts'
import { busyReason, held } from '../lessons/rules.ts'
import { listPlannedOrHeld, listRecorded } from '../lessons/store.ts'
import type { LessonRow } from '../lessons/store.ts'
import { loadRosters } from '../replicas/rosters.ts'
import type { Rosters } from '../replicas/rosters.ts'
import { expandTemplate } from './expansion.ts'
import type { Expanded, WantedLesson } from './expansion.ts'
import { compare } from './rules.ts'
import type { Difference } from './rules.ts'
import type { Scope } from './scope.ts'

export interface Plan extends Expanded, Pick<Difference, 'counts'> {
  readonly added: readonly LessonRow[]
  /** The new states of lessons there are, with their new versions. */
  readonly changed: readonly LessonRow[]
}

const toRow = (
  { course, ...place }: WantedLesson,
  { schoolId, templateId }: Template,
): LessonRow => ({
  lessonId: newId(),
  schoolId,
  courseId: course.courseId,
  classId: course.classId,
  groupId: course.groupId,
  subjectId: course.subjectId,
  teacherId: course.teacherId,
  templateId,
  ...place,
  plannedOn: place.date,
  plannedSlot: place.slot,
  status: 'planned',
  isMoved: false,
  changeReason: '',
  version: 1,
})

/** Nobody ends up in two places: neither among the new lessons nor with those of others that stay. */
const refuseCollisions = (
  rows: readonly LessonRow[],
  staying: readonly LessonRow[],
  rosters: Rosters,
): void => {
  const written = new Set(rows)
  const places = [...rows, ...staying].filter(({ status }) => status === 'planned').map(held)
  const found = findCollisions(places, rosters, ({ lesson }) => written.has(lesson))
  if (found.length === 0) return
  const violations = found.slice(0, mostViolations).map(({ kind, a, b }) => ({
    field: 'templateId',
    reason: busyReason[kind],
    details: {
      date: a.lesson.date,
      slot: String(a.lesson.slot),
      courseIds: `${a.lesson.courseId},${b.lesson.courseId}`,
    },
  }))
  const details = { count: String(found.length), ...violations[0]?.details }
  throw new Refusal('precondition', 'LESSONS_COLLIDE', details, violations)
}

/** What the generation would write, against the calendar as it is now. */
export const planGeneration = async (read: Read, scope: Scope, today: string): Promise<Plan> => {
  const { template, courses, from, to } = scope
  const { schoolId, templateId } = template
  const [bells, around, recorded, rosters] = await Promise.all([
    findBells(read, schoolId, template.bellsId),
    listPlannedOrHeld(read, schoolId, from, to),
    listRecorded(read, schoolId, today),
    loadRosters(read, schoolId, scope.classIds),
  ])
  const slots = new Map(bells?.slots.map((slot) => [slot.number, slot]))
  const expanded = expandTemplate({
    ...scope,
    year: template.year,
    cells: template.cells,
    bells: slots,
  })
  const isOurs = (lesson: LessonRow): boolean =>
    lesson.plannedOn >= from &&
    lesson.plannedOn <= to &&
    (lesson.templateId === templateId || courses.has(lesson.courseId))
  const difference = compare({
    wanted: expanded.wanted,
    present: around.filter(isOurs),
    templateId,
    isHistory: (lesson) => lesson.date <= today && recorded.has(lesson.lessonId),
  })
  const added = difference.added.map((wanted) => toRow(wanted, template))
  const changed = difference.changed.map((row) => ({ ...row, version: row.version + 1 }))
  const ids = new Set(changed.map(({ lessonId }) => lessonId))
  refuseCollisions(
    [...added, ...changed],
    around.filter(({ lessonId }) => !ids.has(lessonId)),
    rosters,
  )
  return { ...expanded, counts: difference.counts, added, changed }
}
