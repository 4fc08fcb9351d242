import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut, type PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { DiaryLesson, DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { pupil } from '@zvonok/testing/callers'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import type { Box } from '@zvonok/testing/service-box'

/** A school with the class 5А of two pupils, mathematics, and English for a group of one of them. */
export const openSchool = async (box: Box, preset = 'samara') => {
  const school = await new SchoolTeller(box, preset).open()
  const [math, english, substitute] = [
    await school.teacher('Иванова'),
    await school.teacher('Смирнова'),
    await school.teacher('Ким'),
  ]
  const classId = await school.schoolClass('5А', PeriodKind.QUARTER, english)
  const [anna, boris] = [await school.pupil(classId), await school.pupil(classId)]
  const groupId = await school.group(classId, 'Английский, 1-я группа', [anna])
  const subjects = {
    math: await school.subject('Математика'),
    english: await school.subject('Английский язык'),
  }
  const courses = {
    math: await school.course({ classId, subjectId: subjects.math, teacherId: math }),
    english: await school.course({
      classId,
      groupId,
      subjectId: subjects.english,
      teacherId: english,
    }),
  }
  const roomId = await school.room('214')
  const staff = { math, english, substitute }
  const { schoolId, regionId, municipalityId, periodIds } = school
  const ids = { schoolId, regionId, municipalityId, periodIds, classId, groupId, roomId }
  return { ...ids, teller: school, staff, pupils: { anna, boris }, subjects, courses }
}

export type School = Awaited<ReturnType<typeof openSchool>>

const about = ({ schoolId }: School) => ({ schoolId, subjectId: schoolId })

export const lessonOf = (
  school: School,
  course: 'math' | 'english',
  date: string,
  more: Partial<Lesson> = {},
): Lesson => ({
  lessonId: newId(),
  schoolId: school.schoolId,
  courseId: school.courses[course],
  classId: school.classId,
  groupId: course === 'english' ? school.groupId : '',
  subjectId: school.subjects[course],
  teacherId: school.staff[course],
  replacedTeacherId: '',
  roomId: school.roomId,
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

/** One generated lesson. */
export const tellLesson = async (
  box: Box,
  school: School,
  ...of: [course: 'math' | 'english', date: string, more?: Partial<Lesson>]
): Promise<Lesson> => {
  const lesson = lessonOf(school, ...of)
  await tellLessons(box, school, [lesson])
  return lesson
}

const ofLesson = (lesson: Lesson) => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  courseId: lesson.courseId,
  classId: lesson.classId,
  date: lesson.date,
})

export const tellMarks = (
  box: Box,
  lesson: Lesson,
  marks: readonly (Pick<PutMarkFact, 'pupilId' | 'value'> & Partial<PutMarkFact>)[],
): Promise<void> =>
  box.deliver(
    MarksPut,
    {
      ...ofLesson(lesson),
      subjectId: lesson.subjectId,
      setAt: box.clock.now(),
      marks: marks.map((mark) => ({
        workNumber: 1,
        previousValue: '',
        comment: '',
        weight: 1,
        workName: 'Ответ на уроке',
        isWritten: false,
        version: 1,
        ...mark,
      })),
    },
    { schoolId: lesson.schoolId, subjectId: lesson.lessonId },
  )

export const tellFilled = (
  box: Box,
  lesson: Lesson,
  { topic = '', homework = '', version = 1 },
): Promise<void> =>
  box.deliver(
    LessonFilled,
    { ...ofLesson(lesson), topic, homework, works: [], writtenAt: box.clock.now(), version },
    { schoolId: lesson.schoolId, subjectId: lesson.lessonId },
  )

export const tellAbsences = (
  box: Box,
  lesson: Lesson,
  absences: readonly { readonly pupilId: string; readonly kind: string }[],
  version = 1,
): Promise<void> =>
  box.deliver(
    AttendancePut,
    {
      ...ofLesson(lesson),
      absences: absences.map((each) => ({ code: 'н', label: 'Отсутствовал', ...each })),
      expectedPupils: 2,
      takenAt: box.clock.now(),
      version,
    },
    { schoolId: lesson.schoolId, subjectId: lesson.lessonId },
  )

export const tellFinals = (
  box: Box,
  school: School,
  course: 'math' | 'english',
  finals: readonly { readonly pupilId: string; readonly value: string }[],
  { periodId = school.periodIds[0] ?? '', version = 1 } = {},
): Promise<void> =>
  box.deliver(
    FinalsPut,
    {
      schoolId: school.schoolId,
      courseId: school.courses[course],
      classId: school.classId,
      subjectId: school.subjects[course],
      periodId,
      year: 2026,
      finals: finals.map((final) => ({ ...final, isNew: true, previousValue: '' })),
      closesJournal: false,
      setAt: box.clock.now(),
      version,
    },
    about(school),
  )

export const parse = <T>({ body }: { readonly body: Uint8Array }): T =>
  JSON.parse(Buffer.from(body).toString()) as T

export const pupilCaller = ({ schoolId, classId }: School, pupilId: string): Caller =>
  pupil({ schoolId, classId, pupilId })

/** The week as the pupil sees it; today's without a date. */
export const weekOf = async (
  box: Box,
  school: School,
  pupilId: string,
  date = '',
): Promise<DiaryWeek> => {
  const weeks = box.client(WeekReadServiceDefinition, pupilCaller(school, pupilId))
  return parse(await weeks.getWeek({ schoolId: school.schoolId, pupilId, date }))
}

export const lessonsOf = async (
  ...of: [box: Box, school: School, pupilId: string, date?: string]
): Promise<DiaryLesson[]> => (await weekOf(...of)).days.flatMap(({ lessons }) => lessons)

/** Mondays of the weeks kept ready, by pupil. */
export const keptWeeks = (box: Box, school: School) =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows<{ pupilId: string; startsOn: string }>(
      'test_weeks',
      sql`select pupil_id, starts_on from week order by pupil_id, starts_on`,
    ),
  )
