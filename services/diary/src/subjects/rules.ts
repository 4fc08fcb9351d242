import type {
  DiaryFinals,
  DiaryFinalsYear,
  DiaryPeriod,
  DiarySubject,
} from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { countedMarks } from '@zvonok/policy/averages'
import { classAverageForFamily, forecastForFamily, pupilAverage } from '@zvonok/policy/family'
import type { Policies } from '@zvonok/policy/resolve'
import type { FinalCourseRow, FinalsRow } from './finals-store.ts'
import type { HeadRow, PeriodRow, SubjectRow } from './store.ts'

/** The period asked for; else, of the class now, that of today, the last one begun or the first to come. */
export const choosePeriod = (
  head: HeadRow,
  asked: string,
  today: string,
): PeriodRow | undefined => {
  if (asked !== '') return head.periods.find(({ periodId }) => periodId === asked)
  const own = head.periods.filter(({ year, kind }) => year === head.year && kind === head.kind)
  return own.findLast(({ startsOn }) => startsOn <= today) ?? own[0]
}

/** The periods of the year that the chosen one belongs to. */
export const siblingsOf = (head: HeadRow, chosen: PeriodRow): PeriodRow[] =>
  head.periods.filter(({ year, kind }) => year === chosen.year && kind === chosen.kind)

export const toPeriod = ({ periodId, name, startsOn, endsOn }: PeriodRow): DiaryPeriod => ({
  periodId,
  name,
  startsOn,
  endsOn,
})

/** Shown to families as the policy allows; the average of a class only of five pupils or more [P-27]. */
export const subjectOf = (row: SubjectRow, policies: Policies): DiarySubject => {
  const marks = countedMarks(row.marks)
  const averages = row.classMarks.map((each) => pupilAverage(policies, countedMarks(each)))
  const forecast = forecastForFamily(policies, marks)
  return {
    courseId: row.courseId,
    name: row.name,
    marks: row.marks.map(({ date, setAt, ...mark }) => ({
      date,
      mark: { ...mark, setAt: new Date(setAt).toISOString() },
    })),
    average: pupilAverage(policies, marks)?.hundredths ?? 0,
    classAverage: classAverageForFamily(policies, averages)?.hundredths ?? 0,
    forecast: forecast === undefined ? '' : String(forecast),
    final: row.final,
  }
}

/** A subject without attestation stands in the list only when something is there [REG-04]. */
export const isListed = ({ isUngraded, marks, final }: SubjectRow): boolean =>
  !isUngraded || marks.length > 0 || final !== ''

const valuesOf = (courses: readonly FinalCourseRow[], periods: readonly PeriodRow[]): string[] =>
  periods.map(
    ({ periodId }) =>
      courses.flatMap(({ finals }) => finals).find((final) => final.periodId === periodId)?.value ??
      '',
  )

const yearOf = (row: FinalsRow, year: number): DiaryFinalsYear => {
  const courses = row.courses.filter((course) => course.year === year)
  const periods = row.periods.filter((period) => period.year === year)
  // A pupil who changed the group has two courses of one subject: one line.
  const names = [...new Set(courses.map(({ name }) => name))]
  return {
    year,
    className: courses.findLast(({ className }) => className !== '')?.className ?? '',
    periods: periods.map(toPeriod),
    subjects: names.map((name) => ({
      name,
      values: valuesOf(
        courses.filter((course) => course.name === name),
        periods,
      ),
    })),
  }
}

/** Final marks of all years, the newest first [39 app., DIA-05]. */
export const finalsOf = (row: FinalsRow, pupilId: string): DiaryFinals => {
  const years = [...new Set(row.courses.map(({ year }) => year))].sort((a, b) => b - a)
  return { pupilId, years: years.map((year) => yearOf(row, year)) }
}
