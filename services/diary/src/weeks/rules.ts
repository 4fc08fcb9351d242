import type { DiaryDay, DiaryLesson, DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { createCalendar, isDayOff } from '@zvonok/policy/calendar'
import type { SchoolCalendar } from '@zvonok/policy/calendar'
import { addDays } from '@zvonok/policy/dates'
import { isHomework } from '@zvonok/policy/homework'
import { contains, periodOf } from '@zvonok/policy/periods'
import type { Policies } from '@zvonok/policy/resolve'
import { policiesOn } from '../policies.ts'
import type { LessonRow, TraceRow, WeekRow } from './facts-store.ts'

/** Taught at home or in the family: the lessons of the class are not the pupil's [39 4.4.15, P-22]. */
const isTaughtElsewhere = (policies: Policies, studyForm: string): boolean =>
  !policies['P-22'].value.currentMarks &&
  (studyForm === 'STUDY_FORM_HOME' || studyForm === 'STUDY_FORM_FAMILY')

const isShown = (lesson: LessonRow, isElsewhere: boolean): boolean =>
  lesson.marks.length > 0 ||
  lesson.absence !== null ||
  (!lesson.isDropped && (lesson.isOfGroup || !isElsewhere))

const toLesson = ({
  date: _date,
  isDropped: _isDropped,
  isOfGroup: _isOfGroup,
  marks,
  absence,
  ...lesson
}: Omit<LessonRow, 'due'> & Pick<DiaryLesson, 'due' | 'hasTask'>): DiaryLesson => ({
  ...lesson,
  movedTo: '',
  movedToSlot: 0,
  marks: marks.map((mark) => ({ ...mark, setAt: new Date(mark.setAt).toISOString() })),
  absence: absence ?? undefined,
})

/** Only that it was here and where it went: everything else is said where it stands now. */
const toTrace = ({ date: _date, isOfGroup: _isOfGroup, ...trace }: TraceRow): DiaryLesson => ({
  ...trace,
  startsAt: '',
  endsAt: '',
  room: '',
  teacher: '',
  topic: '',
  homework: '',
  replacedTeacher: '',
  movedFrom: '',
  movedFromSlot: 0,
  hasTask: false,
  due: undefined,
  marks: [],
  absence: undefined,
})

const calendarOf = (row: WeekRow, policies: Policies): SchoolCalendar => {
  const { weekDays, grade1WeekDays } = policies['P-30'].value
  return createCalendar({
    // First-graders study five days a week [СП 2.4.3648-20, 3.4.16; P-30].
    weekDays: row.grade === 1 ? grade1WeekDays : weekDays,
    days: row.days,
    periods: row.periods,
    holidays: row.holidays,
  })
}

/** What to call a day without lessons; empty on a school day. Days no period covers are holidays too [K 1]. */
export const dayOffName = (row: WeekRow, calendar: SchoolCalendar, date: string): string => {
  const named = calendar.days.get(date)
  const isOff = isDayOff(calendar, date)
  if (isOff && named?.name !== undefined && named.name !== '') return named.name
  const holidays = row.holidays.find((each) => contains(each, date))
  if (holidays !== undefined) return holidays.name
  if (isOff) return 'Выходной день'
  return row.periods.length > 0 && periodOf(row.periods, date) === undefined ? 'Каникулы' : ''
}

const sunday = 6

/** The week as a family reads it. Sunday is shown only when something is on it. */
export const weekOf = (
  row: WeekRow,
  { pupilId, startsOn }: { readonly pupilId: string; readonly startsOn: string },
  now: Date,
): DiaryWeek => {
  const policies = policiesOn(row, startsOn)
  const calendar = calendarOf(row, policies)
  const isElsewhere = isTaughtElsewhere(policies, row.studyForm)
  const lessons = row.lessons.filter((lesson) => isShown(lesson, isElsewhere))
  const isTask = (text: string): boolean => isHomework(policies, { text, grade: row.grade ?? 0 })
  /** What is due on a day is due at the first lesson that it was given for. */
  const shown = (lesson: LessonRow, index: number, held: readonly LessonRow[]) => {
    const { due } = lesson
    const isDue =
      due !== null &&
      isTask(due.text) &&
      held.findIndex((each) => each.due?.lessonId === due.lessonId) === index
    return toLesson({
      ...lesson,
      hasTask: isTask(lesson.homework),
      due: isDue ? due : undefined,
    })
  }
  const traces = row.traces.filter(({ isOfGroup }) => isOfGroup || !isElsewhere)
  const days = Array.from({ length: 7 }, (_, index): DiaryDay => {
    const date = addDays(startsOn, index)
    const held = lessons.filter((lesson) => lesson.date === date)
    const left = traces.filter((trace) => trace.date === date)
    const isUsed = held.some(({ isCancelled }) => !isCancelled)
    return {
      date,
      dayOff: isUsed ? '' : dayOffName(row, calendar, date),
      lessons: [...held.map(shown), ...left.map(toTrace)].toSorted((a, b) => a.slot - b.slot),
    }
  })
  return {
    pupilId,
    startsOn,
    days: days.filter((day, index) => index !== sunday || day.lessons.length > 0),
    asOf: now.toISOString(),
  }
}

/** Weeks of any year can be asked for: only those that families come back to are kept. */
export const isWorthKeeping = (row: WeekRow, startsOn: string): boolean =>
  row.lessons.length > 0 || academicYearOf(startsOn) === row.year
