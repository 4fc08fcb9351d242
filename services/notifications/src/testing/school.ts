import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import {
  ParentsChanged,
  PupilsChanged,
  StaffChanged,
  StudyForm,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind, PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { MarksPut, type PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import type { Box } from '@zvonok/testing/service-box'

/** Ids of a school with one class: Аня is in the English group and has a mother; Борис and Вера are siblings. */
export const newSchool = () => ({
  schoolId: newId(),
  classId: newId(),
  groupId: newId(),
  periodId: newId(),
  subjects: { math: newId(), english: newId() },
  courses: { math: newId(), english: newId() },
  staff: { math: newId(), english: newId(), substitute: newId() },
  pupils: { anna: newId(), boris: newId(), vera: newId(), gone: newId() },
  parents: { ofAnna: newId(), ofSiblings: newId() },
})

export type School = ReturnType<typeof newSchool>

export const about = ({ schoolId }: School) => ({ schoolId, subjectId: schoolId })

const tellStaff = async (box: Box, school: School): Promise<void> => {
  const names = { math: 'Иванова', english: 'Смирнова', substitute: 'Ким' } as const
  for (const [key, surname] of Object.entries(names)) {
    const staff = {
      personId: school.staff[key as keyof typeof names],
      schoolId: school.schoolId,
      name: { surname, givenName: 'Мария', patronymic: '' },
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

const tellPupils = (box: Box, school: School): Promise<void> => {
  const { anna, boris, vera, gone } = school.pupils
  const told: readonly (readonly [string, string, string, string])[] = [
    [anna, 'Абрамова', 'Анна', ''],
    [boris, 'Белов', 'Борис', ''],
    [vera, 'Белова', 'Вера', ''],
    [gone, 'Гончаров', 'Глеб', '2026-11-05'],
  ]
  const pupils = told.map(([pupilId, surname, givenName, leftOn]) => ({
    pupilId,
    schoolId: school.schoolId,
    classId: school.classId,
    name: { surname, givenName, patronymic: '' },
    birthDate: '2015-05-05',
    snilsHash: '',
    studyForm: StudyForm.FULL_TIME,
    enrolledOn: '2026-09-01',
    leftOn,
    version: 1,
  }))
  return box.deliver(PupilsChanged, { pupils }, about(school))
}

export const tellParents = (box: Box, school: School, email = '', version = 1): Promise<void> => {
  const { pupils, parents, schoolId } = school
  const common = { schoolId, snilsHash: '', email, version }
  const name = { surname: 'Родитель', givenName: 'Мария', patronymic: '' }
  return box.deliver(
    ParentsChanged,
    {
      parents: [
        { ...common, name, personId: parents.ofAnna, pupilIds: [pupils.anna] },
        { ...common, name, personId: parents.ofSiblings, pupilIds: [pupils.boris, pupils.vera] },
      ],
    },
    about(school),
  )
}

/** Everything the registry tells of the school that matters here. */
export const tellSchool = async (box: Box, school: School = newSchool()): Promise<School> => {
  const { schoolId, subjects } = school
  const told = {
    schoolId,
    regionId: newId(),
    municipalityId: newId(),
    municipalityName: 'Город',
    name: 'Средняя школа № 3',
    shortName: 'Школа № 3',
    zone: 'Asia/Krasnoyarsk',
    policyPreset: 'krasnoyarsk',
    year: 2026,
    version: 1,
  }
  await box.deliver(SchoolChanged, { school: told }, about(school))
  for (const [subjectId, name] of [
    [subjects.math, 'Математика'],
    [subjects.english, 'Английский язык'],
  ] as const) {
    const subject = { subjectId, schoolId, name, shortName: name, isUngraded: false, version: 1 }
    await box.deliver(SubjectChanged, { subject }, about(school))
  }
  const period = {
    periodId: school.periodId,
    number: 2,
    name: '2-я четверть',
    startsOn: '2026-11-02',
    endsOn: '2026-12-30',
  }
  const kind = PeriodKind.QUARTER
  const periodSet = {
    periodSetId: newId(),
    schoolId,
    year: 2026,
    kind,
    periods: [period],
    holidays: [],
    version: 1,
  }
  await box.deliver(PeriodSetChanged, { periodSet }, about(school))
  const schoolClass = {
    classId: school.classId,
    schoolId,
    year: 2026,
    grade: 5,
    letter: 'А',
    name: '5А',
    periodKind: kind,
    classTeacherId: '',
    pupilCount: 4,
    version: 1,
  }
  await box.deliver(ClassChanged, { schoolClass }, about(school))
  const group = {
    groupId: school.groupId,
    schoolId,
    classId: school.classId,
    name: 'Английский, 1-я группа',
    pupilIds: [school.pupils.anna],
    version: 1,
  }
  await box.deliver(GroupChanged, { group }, about(school))
  await tellStaff(box, school)
  await tellPupils(box, school)
  await tellParents(box, school)
  return school
}

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
  change: { kind: ChangeKind; changeId?: string; reason?: string } = { kind: ChangeKind.GENERATED },
): Promise<void> =>
  box.deliver(
    LessonsChanged,
    { changeId: newId(), reason: '', ...change, lessons: [...lessons] },
    about(school),
  )

export const tellMarks = (
  box: Box,
  school: School,
  marks: readonly (Pick<PutMarkFact, 'pupilId' | 'value'> & Partial<PutMarkFact>)[],
  eventId = newId(),
): Promise<void> =>
  box.deliver(
    MarksPut,
    {
      schoolId: school.schoolId,
      lessonId: newId(),
      courseId: school.courses.math,
      classId: school.classId,
      subjectId: school.subjects.math,
      date: '2026-11-10',
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
    { ...about(school), eventId },
  )
