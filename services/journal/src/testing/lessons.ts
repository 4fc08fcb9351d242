import { PeriodClosingChanged } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import type { Box } from '@zvonok/testing/service-box'
import type { School } from './school.ts'

const about = ({ schoolId }: School) => ({ schoolId, subjectId: schoolId })

export const lessonOf = (
  school: School,
  course: keyof School['courses'],
  date: string,
  more: Partial<Lesson> = {},
): Lesson => ({
  lessonId: newId(),
  schoolId: school.schoolId,
  courseId: school.courses[course],
  classId: course === 'reading' ? school.first : school.fifth,
  groupId: '',
  subjectId: school.subjects[course],
  teacherId: { ...school.staff, reading: school.staff.primary, ethics: school.staff.math }[course],
  replacedTeacherId: '',
  roomId: '',
  date,
  slot: 1,
  startsAt: '08:30',
  endsAt: '09:15',
  status: LessonStatus.PLANNED,
  movedFrom: '',
  movedFromSlot: 0,
  changeReason: '',
  version: 1,
  ...more,
})

export const tellLessons = (
  box: Box,
  school: School,
  lessons: readonly Lesson[],
  kind: ChangeKind = ChangeKind.GENERATED,
): Promise<void> =>
  box.deliver(
    LessonsChanged,
    { changeId: newId(), kind, reason: '', lessons: [...lessons] },
    about(school),
  )

/** One lesson, told; answers its id. */
export const tellLesson = async (
  box: Box,
  school: School,
  course: keyof School['courses'],
  date: string,
  more: Partial<Lesson> = {},
): Promise<string> => {
  const lesson = lessonOf(school, course, date, more)
  await tellLessons(box, school, [lesson])
  return lesson.lessonId
}

export const tellFinals = (
  box: Box,
  school: School,
  closesJournal: boolean,
  version = 1,
): Promise<void> =>
  box.deliver(
    FinalsPut,
    {
      schoolId: school.schoolId,
      courseId: school.courses.math,
      classId: school.fifth,
      subjectId: school.subjects.math,
      periodId: school.quarters[1] ?? '',
      year: 2026,
      finals: [],
      closesJournal,
      setAt: box.clock.now(),
      version,
    },
    about(school),
  )

/** The school has closed the second quarter for these classes. */
export const tellClosing = (
  box: Box,
  school: School,
  classIds: string[],
  version = 1,
): Promise<void> => {
  const periodId = school.quarters[1] ?? ''
  const { schoolId } = school
  return box.deliver(
    PeriodClosingChanged,
    {
      schoolId,
      periodId,
      classIds,
      changedClassIds: [school.fifth],
      reason: 'Приказ № 41',
      changedAt: box.clock.now(),
      version,
    },
    { schoolId, subjectId: periodId, version },
  )
}
