import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import { newId } from '@zvonok/runtime/id'
import type { Read } from '@zvonok/runtime/postgres'
import { invalid, notFound, precondition, Refusal } from '@zvonok/runtime/refusal'
import { findBells } from '../bells/store.ts'
import { checkDate, mostViolations } from '../checks.ts'
import { findCollisions } from '../collisions.ts'
import { busyReason, held } from '../lessons/rules.ts'
import { listPlannedOrHeld, listRecorded } from '../lessons/store.ts'
import type { LessonRow } from '../lessons/store.ts'
import { listCourses } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import { loadRosters } from '../replicas/rosters.ts'
import type { Rosters } from '../replicas/rosters.ts'
import { listCalendarDays, listPeriodSets } from '../replicas/schools.ts'
import type { School } from '../replicas/schools.ts'
import { createSchoolDays } from '../school-days.ts'
import type { SchoolDays } from '../school-days.ts'
import { findTemplate } from '../templates/store.ts'
import { expandTemplate } from './expansion.ts'
import type { Expanded, WantedLesson } from './expansion.ts'
import { compare } from './rules.ts'
import type { Difference } from './rules.ts'

type Template = NonNullable<Awaited<ReturnType<typeof findTemplate>>>

export interface Span {
  readonly from: string
  readonly to: string
}

/** The template with its courses, and the span cut to the days the template holds. */
export interface Scope extends Span {
  readonly template: Template
  readonly courses: ReadonlyMap<string, Course>
  readonly classIds: readonly string[]
  readonly days: SchoolDays
}

const spanIn = (template: Template, asked: Span): Span => {
  const [first, last] = [yearStartsOn(template.year), yearEndsOn(template.year)]
  const from = checkDate('from', asked.from)
  const to = checkDate('to', asked.to)
  if (to < from) throw invalid('to', 'SPAN_REVERSED')
  if (from < first || to > last) {
    throw invalid(from < first ? 'from' : 'to', 'OUTSIDE_YEAR', { from: first, to: last })
  }
  const cut = {
    from: from < template.startsOn ? template.startsOn : from,
    to: template.endsOn !== '' && to > template.endsOn ? template.endsOn : to,
  }
  if (cut.to >= cut.from) return cut
  const { startsOn, endsOn } = template
  throw invalid('from', 'OUTSIDE_TEMPLATE', { from: startsOn, to: endsOn })
}

/** Refuses a span outside the year and classes whose grading periods are not set. */
export const loadScope = async (
  read: Read,
  school: School,
  templateId: string,
  asked: Span,
): Promise<Scope> => {
  const template = await findTemplate(read, school.schoolId, templateId)
  if (template === undefined) throw notFound('template')
  const span = spanIn(template, asked)
  const courseIds = [...new Set(template.cells.map(({ courseId }) => courseId))]
  if (courseIds.length === 0) throw precondition('TEMPLATE_EMPTY')
  const [list, periodSets, calendarDays] = await Promise.all([
    listCourses(read, school.schoolId, courseIds),
    listPeriodSets(read, school.schoolId, template.year),
    listCalendarDays(read, school.regionId),
  ])
  const days = createSchoolDays({ days: calendarDays, periodSets, policies: school })
  const lacking = list.find((course) => !days.hasPeriods(course))
  if (lacking !== undefined) {
    throw precondition('PERIODS_NOT_SET', { className: lacking.className })
  }
  const courses = new Map(list.map((course) => [course.courseId, course]))
  const classIds = [...new Set(list.map(({ classId }) => classId))]
  return { ...span, template, courses, classIds, days }
}

export interface Plan extends Expanded, Pick<Difference, 'counts'> {
  /** Rows to write, with their new versions. */
  readonly rows: readonly LessonRow[]
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
  const { added, changed, counts } = compare({
    wanted: expanded.wanted,
    present: around.filter(isOurs),
    templateId,
    isHistory: (lesson) => lesson.date <= today && recorded.has(lesson.lessonId),
  })
  const rows = [
    ...added.map((wanted) => toRow(wanted, template)),
    ...changed.map((row) => ({ ...row, version: row.version + 1 })),
  ]
  const ids = new Set(changed.map(({ lessonId }) => lessonId))
  refuseCollisions(
    rows,
    around.filter(({ lessonId }) => !ids.has(lessonId)),
    rosters,
  )
  return { ...expanded, counts, rows }
}
