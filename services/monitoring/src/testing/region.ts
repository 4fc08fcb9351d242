import { AttendancePut, type AbsenceFact } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut, type PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { MunicipalityChanged } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import {
  PupilsChanged,
  StaffChanged,
  StudyForm,
  type Pupil,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolChanged, type School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import type { Box } from '@zvonok/testing/service-box'

export const regionId = '01930000-0000-7000-8000-0000000000aa'
export const regionEnv = { REGION_ID: regionId, REGION_NAME: 'Рябинская область' }

export const tellMunicipality = async (
  box: Box,
  name: string,
  municipalityId = newId(),
  version = 1,
): Promise<string> => {
  const municipality = { municipalityId, name, version }
  const about = { schoolId: regionId, subjectId: municipalityId, version }
  await box.deliver(MunicipalityChanged, { municipality }, about)
  return municipalityId
}

/** Ids of a school with two classes and one teacher. */
export const newSchool = (municipalityId: string, shortName: string, zone = 'Europe/Moscow') => ({
  schoolId: newId(),
  municipalityId,
  shortName,
  zone,
  ninth: newId(),
  tenth: newId(),
  subjectId: newId(),
  courseId: newId(),
  teacherId: newId(),
  pupils: [newId(), newId(), newId()] as const,
})

export type TestSchool = ReturnType<typeof newSchool>

const about = ({ schoolId }: TestSchool) => ({ schoolId, subjectId: schoolId })

export const schoolOf = (of: TestSchool, more: Partial<School> = {}): School => ({
  schoolId: of.schoolId,
  regionId,
  municipalityId: of.municipalityId,
  municipalityName: '',
  name: of.shortName,
  shortName: of.shortName,
  zone: of.zone,
  policyPreset: 'samara',
  year: 2026,
  version: 1,
  ...more,
})

export const tellSchool = (box: Box, of: TestSchool, more: Partial<School> = {}): Promise<void> =>
  box.deliver(SchoolChanged, { school: schoolOf(of, more) }, about(of))

export const pupilOf = (of: TestSchool, pupilId: string, more: Partial<Pupil> = {}): Pupil => ({
  pupilId,
  schoolId: of.schoolId,
  classId: of.ninth,
  name: { surname: 'Белов', givenName: 'Пётр', patronymic: '' },
  birthDate: '2011-05-05',
  snilsHash: '',
  studyForm: StudyForm.FULL_TIME,
  enrolledOn: '2026-09-01',
  leftOn: '',
  version: 1,
  ...more,
})

export const tellPupils = (box: Box, of: TestSchool, pupils: Pupil[]): Promise<void> =>
  box.deliver(PupilsChanged, { pupils }, about(of))

const tellClass = (box: Box, of: TestSchool, classId: string, name: string): Promise<void> => {
  const schoolClass = {
    classId,
    schoolId: of.schoolId,
    year: 2026,
    grade: Number.parseInt(name, 10),
    letter: name.slice(-1),
    name,
    periodKind: PeriodKind.QUARTER,
    classTeacherId: '',
    pupilCount: 3,
    version: 1,
  }
  return box.deliver(ClassChanged, { schoolClass }, about(of))
}

/** Everything the registry tells of the school; three pupils in the ninth class, none in the tenth. */
export const tellRegistry = async (box: Box, of: TestSchool): Promise<TestSchool> => {
  const { schoolId, subjectId, teacherId } = of
  await tellSchool(box, of)
  await tellClass(box, of, of.tenth, '10А')
  await tellClass(box, of, of.ninth, '9А')
  const subject = { subjectId, schoolId, name: 'Алгебра', shortName: 'Алг.', isUngraded: false }
  await box.deliver(SubjectChanged, { subject: { ...subject, version: 1 } }, about(of))
  const staff = {
    personId: teacherId,
    schoolId,
    name: { surname: 'Иванова', givenName: 'Мария', patronymic: 'Петровна' },
    position: 'учитель',
    roles: ['teacher'],
    snilsHash: '',
    email: '',
    from: '2020-09-01',
    until: '',
    version: 1,
  }
  await box.deliver(StaffChanged, { staff }, about(of))
  await tellPupils(
    box,
    of,
    of.pupils.map((pupilId) => pupilOf(of, pupilId)),
  )
  return of
}

export const lessonOf = (of: TestSchool, date: string, more: Partial<Lesson> = {}): Lesson => ({
  lessonId: newId(),
  schoolId: of.schoolId,
  courseId: of.courseId,
  classId: of.ninth,
  groupId: '',
  subjectId: of.subjectId,
  teacherId: of.teacherId,
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

export const tellLessons = (box: Box, of: TestSchool, ...lessons: Lesson[]): Promise<void> =>
  box.deliver(
    LessonsChanged,
    { changeId: newId(), kind: ChangeKind.GENERATED, reason: '', lessons },
    about(of),
  )

export const tellTopic = (
  box: Box,
  { schoolId, lessonId, courseId, classId, date }: Lesson,
  topic: string,
  more: Partial<LessonFilled> = {},
): Promise<void> =>
  box.deliver(
    LessonFilled,
    {
      schoolId,
      lessonId,
      courseId,
      classId,
      date,
      topic,
      homework: '',
      works: [],
      writtenAt: box.clock.now(),
      version: 1,
      ...more,
    },
    { schoolId, subjectId: lessonId, version: more.version ?? 1 },
  )

export const markOf = (
  pupilId: string,
  value: string,
  more: Partial<PutMarkFact> = {},
): PutMarkFact => ({
  pupilId,
  value,
  workNumber: 1,
  previousValue: '',
  comment: '',
  weight: 1,
  workName: 'Ответ на уроке',
  isWritten: false,
  version: 1,
  ...more,
})

export const tellMarks = (box: Box, lesson: Lesson, ...marks: PutMarkFact[]): Promise<void> => {
  const { schoolId, lessonId, courseId, classId, subjectId, date } = lesson
  const set = { schoolId, lessonId, courseId, classId, subjectId, date, setAt: box.clock.now() }
  return box.deliver(MarksPut, { ...set, marks }, { schoolId, subjectId: lessonId })
}

export const absenceOf = (kind: string, code: string): AbsenceFact => ({
  pupilId: newId(),
  code,
  label: '',
  kind,
})

export const tellAttendance = (
  box: Box,
  { schoolId, lessonId, courseId, classId, date }: Lesson,
  absences: AbsenceFact[],
  version = 1,
): Promise<void> =>
  box.deliver(
    AttendancePut,
    {
      schoolId,
      lessonId,
      courseId,
      classId,
      date,
      absences,
      expectedPupils: 3,
      takenAt: box.clock.now(),
      version,
    },
    { schoolId, subjectId: lessonId, version },
  )
