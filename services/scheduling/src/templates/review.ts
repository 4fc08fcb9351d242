import type {
  CheckTemplateRequest,
  PutTemplateRequest,
  TemplateCell,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import type { Read } from '@zvonok/runtime/postgres'
import { invalid, invalidFields } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'
import { findBells } from '../bells/store.ts'
import { checkDate, checkId, checkOptionalId, mostViolations } from '../checks.ts'
import { listCoursesAround, listRooms } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import type { StoredPolicies } from '../replicas/policies.ts'
import { policiesOn } from '../replicas/policies.ts'
import { loadRosters } from '../replicas/rosters.ts'
import { reviewTemplate } from './rules.ts'
import type { Finding } from './cells.ts'
import { listOtherCells } from './store.ts'
import type { Span } from './store.ts'

const mostCells = 5000

/** What PutTemplate and CheckTemplate have in common. */
export type Asked = Omit<PutTemplateRequest & CheckTemplateRequest, 'name' | 'expectedVersion'>

const checkDay = (field: string, text: string, year: number): string | undefined => {
  if (text === '') return undefined
  const date = checkDate(field, text)
  if (date >= yearStartsOn(year) && date <= yearEndsOn(year)) return date
  throw invalid(field, 'OUTSIDE_YEAR', { from: yearStartsOn(year), to: yearEndsOn(year) })
}

const brokenCell = (cell: TemplateCell, index: number): Violation[] => {
  const wrong = (field: keyof TemplateCell, reason: string): Violation => ({
    field: `cells[${index}].${field}`,
    reason,
  })
  return [
    ...(cell.weekday >= 1 && cell.weekday <= 7 ? [] : [wrong('weekday', 'WEEKDAY_INVALID')]),
    ...(cell.slot >= 0 && cell.slot <= 14 ? [] : [wrong('slot', 'BELL_NUMBER_INVALID')]),
    ...(cell.week >= 0 && cell.week <= 2 ? [] : [wrong('week', 'WEEK_INVALID')]),
  ]
}

const refuse = (violations: readonly Violation[]): void => {
  if (violations.length > 0) throw invalidFields(violations.slice(0, mostViolations))
}

export const checkTemplate = (asked: Asked): Span & { readonly templateId: string | undefined } => {
  const templateId = checkOptionalId('templateId', asked.templateId)
  const { year } = asked
  if (year < 2000 || year > 2100) throw invalid('year', 'YEAR_INVALID')
  checkId('bellsId', asked.bellsId)
  const startsOn = checkDay('startsOn', asked.startsOn, year)
  const endsOn = checkDay('endsOn', asked.endsOn, year)
  if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
    throw invalid('endsOn', 'SPAN_REVERSED')
  }
  if (asked.cells.length > mostCells) {
    throw invalid('cells', 'TOO_MANY', { most: String(mostCells) })
  }
  asked.cells.forEach((cell, index) => {
    checkId(`cells[${index}].courseId`, cell.courseId)
    checkOptionalId(`cells[${index}].roomId`, cell.roomId)
  })
  refuse(asked.cells.flatMap(brokenCell))
  return { templateId, year, startsOn, endsOn }
}

const checkKnown = (
  asked: Asked,
  courses: ReadonlyMap<string, Course>,
  rooms: ReadonlyMap<string, string>,
): void =>
  refuse(
    asked.cells.flatMap((cell, index): Violation[] => {
      const course = courses.get(cell.courseId)
      const at = `cells[${index}]`
      if (course === undefined) return [{ field: `${at}.courseId`, reason: 'COURSE_NOT_FOUND' }]
      if (course.year !== asked.year) {
        return [{ field: `${at}.courseId`, reason: 'COURSE_OF_ANOTHER_YEAR' }]
      }
      return cell.roomId === '' || rooms.has(cell.roomId)
        ? []
        : [{ field: `${at}.roomId`, reason: 'ROOM_NOT_FOUND' }]
    }),
  )

export interface Review {
  readonly findings: readonly Finding[]
  /** Classes whose courses stand in the cells. */
  readonly classIds: readonly string[]
}

/** Loads what the cells touch and judges them; refuses cells that name unknown things. */
export const review = async (
  read: Read,
  asked: Asked,
  span: ReturnType<typeof checkTemplate>,
  week: { readonly policies: StoredPolicies; readonly today: string },
): Promise<Review> => {
  const { schoolId } = asked
  const [bells, others, rooms] = await Promise.all([
    findBells(read, schoolId, asked.bellsId),
    listOtherCells(read, schoolId, span.templateId, span),
    listRooms(read, schoolId),
  ])
  if (bells === undefined) throw invalid('bellsId', 'BELLS_NOT_FOUND')
  const courseIds = new Set([...asked.cells, ...others].map((cell) => cell.courseId))
  const around = await listCoursesAround(read, schoolId, [...courseIds])
  const courses = new Map(around.map((course) => [course.courseId, course]))
  checkKnown(asked, courses, rooms)
  const classIds = [
    ...new Set(asked.cells.map(({ courseId }) => courses.get(courseId)?.classId ?? '')),
  ]
  const rosters = await loadRosters(read, schoolId, classIds)
  const { weekDays, grade1WeekDays } = policiesOn(week.policies, week.today)['P-30'].value
  const findings = reviewTemplate({
    cells: asked.cells,
    bells: new Map(bells.slots.map((slot) => [slot.number, slot])),
    others,
    courses: new Map(around.filter(({ year }) => year === asked.year).map((c) => [c.courseId, c])),
    rooms,
    rosters,
    weekDaysOf: (grade) => (grade === 1 ? grade1WeekDays : weekDays),
  })
  return { findings, classIds }
}
