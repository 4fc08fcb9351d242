import type {
  JournalLesson,
  JournalPage,
  JournalPeriod,
  JournalPupil,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { addDays } from '@zvonok/policy/dates'
import { isForeignLanguage } from '@zvonok/policy/grade1'
import { homeworkPlaceholder } from '@zvonok/policy/homework'
import { markScale } from '@zvonok/policy/marks'
import type { Policies } from '@zvonok/policy/resolve'
import type { Caller } from '@zvonok/runtime/caller'
import { locksOf } from '../lessons/locks.ts'
import { isTaughtElsewhere, periodIsClosed } from '../rules.ts'
import { codesOf, isGraded } from './rules.ts'
import type { LessonRow, PagePupil, PageRow } from './page-store.ts'
import type { CourseRow, PeriodRow } from './store.ts'

export interface PageParts {
  readonly caller: Caller
  readonly course: CourseRow
  readonly period: PeriodRow
  readonly page: PageRow
  readonly policies: Policies
  readonly today: string
}

const periodOf = (policies: Policies, period: PeriodRow): JournalPeriod => ({
  periodId: period.periodId,
  name: period.name,
  startsOn: period.startsOn,
  endsOn: period.endsOn,
  isClosed: periodIsClosed(policies, period),
})

/** Of a pupil who is in another class now only the records are left here, up to the day of the move. */
const pupilOf = ({ policies, today }: PageParts, pupil: PagePupil): JournalPupil => {
  const { pupilId, name, isInClass, isInGroup, enrolledOn } = pupil
  const until = isInClass ? (pupil.leftOn ?? '') : addDays(enrolledOn, -1)
  const isHere = isInClass && isInGroup && (until === '' || until >= today)
  return {
    pupilId,
    name,
    from: isInClass ? enrolledOn : '',
    until,
    takesMarks: isHere && !isTaughtElsewhere(policies, pupil),
  }
}

const lessonOf = (
  { caller, course, period, page, policies, today }: PageParts,
  row: LessonRow,
): JournalLesson => {
  const { lessonTeacherId, replacedTeacherId, works, ...lesson } = row
  const usual = page.workTypes[0]
  const { schoolId, regionId, municipalityId, classId, classTeacherId, teacherId } = course
  const state = {
    schoolId,
    regionId,
    municipalityId,
    classId,
    classTeacherId,
    teacherId,
    lessonTeacherId,
    replacedTeacherId: replacedTeacherId ?? undefined,
    date: lesson.date,
    isCancelled: lesson.isCancelled,
    finalsSet: period.finalsSet,
    periodClosed: period.periodClosed,
  }
  return {
    ...lesson,
    works:
      works.length > 0 || usual === undefined
        ? [...works]
        : [{ number: 1, workTypeId: usual.workTypeId, title: '' }],
    ...locksOf(caller, state, policies, today),
  }
}

const headOf = (parts: PageParts): Omit<JournalPage, 'marks' | 'absences'> => {
  const { course, period, page, policies, today } = parts
  const facts = {
    grade: course.grade,
    isForeignLanguage: isForeignLanguage(course.subjectName),
    withoutAttestation: course.isUngraded,
  }
  return {
    schoolId: course.schoolId,
    courseId: course.courseId,
    classId: course.classId,
    className: course.className,
    groupName: course.groupName,
    subjectName: course.subjectName,
    teacherName: course.teacherName,
    today,
    period: periodOf(policies, period),
    periods: course.periods.map((each) => periodOf(policies, each)),
    pupils: page.pupils.map((pupil) => pupilOf(parts, pupil)),
    lessons: page.lessons.map((lesson) => lessonOf(parts, lesson)),
    absenceCodes: codesOf(policies),
    workTypes: [...page.workTypes],
    scale: markScale(policies, facts),
    isGraded: isGraded(policies, facts),
    noHomework: homeworkPlaceholder(policies, course.grade),
    averageKind: policies['P-14'].value.average,
    fewestMarks: policies['P-11'].value.fewest,
  }
}

/** UTF-8 JSON of JournalPage; marks and absences go in as PostgreSQL rendered them. */
export const pageBytes = (parts: PageParts): Buffer => {
  const head = JSON.stringify(headOf(parts)).slice(0, -1)
  const { marks, absences } = parts.page
  return Buffer.from(`${head},"marks":${marks},"absences":${absences}}`)
}
