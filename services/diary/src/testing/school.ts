import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseChanged, type Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import {
  PupilsChanged,
  StaffChanged,
  StudyForm,
  type Pupil,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind, PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { PolicyLevel, SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { WorkTypeChanged } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import type { Box } from '@zvonok/testing/service-box'

const zones: Readonly<Record<string, string>> = {
  krasnoyarsk: 'Asia/Krasnoyarsk',
  samara: 'Europe/Samara',
}

/** Ids of a small school: two classes, a split in groups, one course of each kind. */
export const newSchool = (preset = 'moscow-oblast') => ({
  preset,
  zone: zones[preset] ?? 'Europe/Moscow',
  schoolId: newId(),
  regionId: newId(),
  municipalityId: newId(),
  fifth: newId(),
  first: newId(),
  groupId: newId(),
  quarters: [newId(), newId()],
  periodSetId: newId(),
  staff: { math: newId(), english: newId(), substitute: newId(), primary: newId(), admin: newId() },
  pupils: {
    abramova: newId(),
    belov: newId(),
    vetrov: newId(),
    gleb: newId(),
    firstGrader: newId(),
  },
  subjects: { math: newId(), english: newId(), reading: newId(), ethics: newId() },
  courses: { math: newId(), english: newId(), reading: newId(), ethics: newId() },
  workTypes: { answer: newId(), control: newId() },
})

export type School = ReturnType<typeof newSchool>

const about = ({ schoolId }: School) => ({ schoolId, subjectId: schoolId })

const staffNames = {
  math: ['Иванова', 'Мария', 'Петровна'],
  english: ['Смирнова', 'Ольга', 'Игоревна'],
  substitute: ['Ким', 'Павел', ''],
  primary: ['Лебедева', 'Анна', 'Львовна'],
  admin: ['Орлов', 'Илья', 'Юрьевич'],
} as const

const tellStaff = async (box: Box, school: School): Promise<void> => {
  for (const [key, [surname, givenName, patronymic]] of Object.entries(staffNames)) {
    const staff = {
      personId: school.staff[key as keyof typeof staffNames],
      schoolId: school.schoolId,
      name: { surname, givenName, patronymic },
      position: 'учитель',
      roles: ['teacher'],
      snilsHash: '',
      email: '',
      from: '2020-09-01',
      until: '',
      version: 1,
    }
    await box.deliver(StaffChanged, { staff }, about(school))
  }
}

export const pupilOf = (
  school: School,
  pupilId: string,
  [surname, givenName]: readonly [string, string],
  more: Partial<Pupil> = {},
): Pupil => ({
  pupilId,
  schoolId: school.schoolId,
  classId: school.fifth,
  name: { surname, givenName, patronymic: '' },
  birthDate: '2015-05-05',
  snilsHash: '',
  studyForm: StudyForm.FULL_TIME,
  enrolledOn: '2026-09-01',
  leftOn: '',
  version: 1,
  ...more,
})

const tellPupils = (box: Box, school: School): Promise<void> => {
  const { abramova, belov, vetrov, gleb, firstGrader } = school.pupils
  const pupils = [
    pupilOf(school, belov, ['Белов', 'Пётр']),
    pupilOf(school, abramova, ['Абрамова', 'Анна']),
    pupilOf(school, vetrov, ['Ветров', 'Олег'], { studyForm: StudyForm.HOME }),
    pupilOf(school, gleb, ['Гончаров', 'Глеб'], { leftOn: '2026-11-05' }),
    pupilOf(school, firstGrader, ['Ёлкина', 'Вера'], { classId: school.first }),
  ]
  return box.deliver(PupilsChanged, { pupils }, about(school))
}

const tellClasses = async (box: Box, school: School): Promise<void> => {
  const { schoolId, fifth, first, groupId, staff, pupils } = school
  const common = { schoolId, year: 2026, periodKind: PeriodKind.QUARTER, pupilCount: 4, version: 1 }
  const classes = [
    { classId: fifth, grade: 5, letter: 'А', name: '5А', classTeacherId: staff.english },
    { classId: first, grade: 1, letter: 'Б', name: '1Б', classTeacherId: staff.primary },
  ]
  for (const one of classes) {
    await box.deliver(ClassChanged, { schoolClass: { ...common, ...one } }, about(school))
  }
  const name = 'Английский, 1-я группа'
  const group = { groupId, schoolId, classId: fifth, name, pupilIds: [pupils.abramova], version: 1 }
  await box.deliver(GroupChanged, { group }, about(school))
}

const tellCourses = async (box: Box, school: School): Promise<void> => {
  const { schoolId, subjects, courses, staff, fifth, first, groupId } = school
  const names = {
    math: 'Математика',
    english: 'Английский язык',
    reading: 'Литературное чтение',
    ethics: 'Разговоры о важном',
  }
  for (const [key, name] of Object.entries(names)) {
    const subjectId = subjects[key as keyof typeof names]
    const isUngraded = key === 'ethics'
    const subject = { subjectId, schoolId, name, shortName: name, isUngraded, version: 1 }
    await box.deliver(SubjectChanged, { subject }, about(school))
  }
  const common = { schoolId, year: 2026, groupId: '', halfHoursPerWeek: 6, version: 1 }
  const all: readonly Pick<Course, 'courseId' | 'classId' | 'subjectId' | 'teacherId'>[] = [
    { courseId: courses.math, classId: fifth, subjectId: subjects.math, teacherId: staff.math },
    {
      courseId: courses.english,
      classId: fifth,
      subjectId: subjects.english,
      teacherId: staff.english,
    },
    {
      courseId: courses.reading,
      classId: first,
      subjectId: subjects.reading,
      teacherId: staff.primary,
    },
    { courseId: courses.ethics, classId: fifth, subjectId: subjects.ethics, teacherId: staff.math },
  ]
  for (const one of all) {
    const course = { ...common, ...one, groupId: one.courseId === courses.english ? groupId : '' }
    await box.deliver(CourseChanged, { course }, about(school))
  }
}

const tellWorkTypes = async (box: Box, school: School): Promise<void> => {
  const { schoolId, workTypes } = school
  const types = [
    {
      workTypeId: workTypes.answer,
      name: 'Ответ на уроке',
      shortName: 'Отв',
      weight: 1,
      isWritten: false,
      needsTheme: false,
      isDefault: true,
    },
    {
      workTypeId: workTypes.control,
      name: 'Контрольная работа',
      shortName: 'К/р',
      weight: 3,
      isWritten: true,
      needsTheme: true,
      isDefault: false,
    },
  ]
  for (const type of types) {
    await box.deliver(
      WorkTypeChanged,
      { workType: { ...type, schoolId, version: 1 } },
      about(school),
    )
  }
}

export const tellPeriods = (box: Box, school: School, version = 1): Promise<void> => {
  const spans = [
    ['2026-09-01', '2026-10-25'],
    ['2026-11-02', '2026-12-30'],
  ]
  const periods = spans.map(([startsOn = '', endsOn = ''], index) => ({
    periodId: school.quarters[index] ?? '',
    number: index + 1,
    name: `${index + 1}-я четверть`,
    startsOn,
    endsOn,
  }))
  const periodSet = {
    periodSetId: school.periodSetId,
    schoolId: school.schoolId,
    year: 2026,
    kind: PeriodKind.QUARTER,
    periods,
    holidays: [],
    version,
  }
  return box.deliver(PeriodSetChanged, { periodSet }, about(school))
}

/** Everything the registry tells of the school. */
export const tellSchool = async (box: Box, school: School): Promise<School> => {
  const { schoolId, regionId, municipalityId, preset, zone } = school
  const told = {
    schoolId,
    regionId,
    municipalityId,
    municipalityName: 'Город',
    name: 'Средняя школа № 3',
    shortName: 'Школа № 3',
    zone,
    policyPreset: preset,
    year: 2026,
    version: 1,
  }
  const policies = { schoolId, preset, overrides: [], version: 1 }
  await box.deliver(SchoolChanged, { school: told }, about(school))
  await box.deliver(SchoolPoliciesChanged, policies, about(school))
  await tellPeriods(box, school)
  await tellStaff(box, school)
  await tellClasses(box, school)
  await tellPupils(box, school)
  await tellCourses(box, school)
  await tellWorkTypes(box, school)
  return school
}

export const tellPolicy = (
  box: Box,
  school: School,
  [key, value]: readonly [string, unknown],
  version = 2,
): Promise<void> => {
  const override = {
    level: PolicyLevel.SCHOOL,
    key,
    valueJson: JSON.stringify(value),
    validFrom: '2026-09-01',
    ground: 'Приказ школы № 1',
    author: 'account',
    isFixed: false,
  }
  const { schoolId, preset } = school
  const policies = { schoolId, preset, overrides: [override], version }
  return box.deliver(SchoolPoliciesChanged, policies, about(school))
}

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
