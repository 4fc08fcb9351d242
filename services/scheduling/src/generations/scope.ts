import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Read } from '@zvonok/runtime/postgres'
import { invalid, notFound, precondition } from '@zvonok/runtime/refusal'
import { checkDate } from '../checks.ts'
import { listCourses } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import { listCalendarDays, listPeriodSets } from '../replicas/schools.ts'
import type { School } from '../replicas/schools.ts'
import { createSchoolDays } from '../school-days.ts'
import type { SchoolDays } from '../school-days.ts'
import { findTemplate } from '../templates/store.ts'

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
