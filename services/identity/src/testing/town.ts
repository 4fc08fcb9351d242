import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { MunicipalityChanged } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import {
  ParentsChanged,
  PupilsChanged,
  StaffChanged,
  StudyForm,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Parent, Pupil, Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { newId } from '@zvonok/runtime/id'
import { classTeacher, schoolAdmin } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { regionId, secrets } from './box.ts'

export const tellMunicipality = async (box: Box, name = 'Рябиновск'): Promise<string> => {
  const municipalityId = newId()
  const municipality = { municipalityId, name, version: 1 }
  await box.deliver(MunicipalityChanged, { municipality }, { subjectId: municipalityId })
  return municipalityId
}

/** A school with the class 5А led by a teacher. */
export const tellSchool = async (
  box: Box,
  more: { readonly zone?: string; readonly municipalityId?: string } = {},
) => {
  const schoolId = newId()
  const school = {
    schoolId,
    regionId,
    municipalityId: more.municipalityId ?? newId(),
    municipalityName: 'Рябиновск',
    name: 'Средняя школа № 3',
    shortName: 'Школа № 3',
    zone: more.zone ?? 'Asia/Krasnoyarsk',
    policyPreset: 'krasnoyarsk',
    year: 2026,
    version: 1,
  }
  await box.deliver(SchoolChanged, { school }, { schoolId, subjectId: schoolId })
  const { personId: teacherId } = await tellStaff(box, schoolId, {})
  const classId = await tellClass(box, schoolId, { name: '5А', classTeacherId: teacherId })
  return {
    schoolId,
    classId,
    teacherId,
    teacher: classTeacher({ schoolId, classId, personId: teacherId }),
    admin: schoolAdmin({ schoolId, personId: newId() }),
  }
}

export type TestSchool = Awaited<ReturnType<typeof tellSchool>>

export const tellClass = async (
  box: Box,
  schoolId: string,
  { name, classTeacherId = '' }: { readonly name: string; readonly classTeacherId?: string },
): Promise<string> => {
  const classId = newId()
  const schoolClass = {
    classId,
    schoolId,
    year: 2026,
    grade: Number.parseInt(name, 10),
    letter: name.slice(-1),
    name,
    periodKind: PeriodKind.QUARTER,
    classTeacherId,
    pupilCount: 0,
    version: 1,
  }
  await box.deliver(ClassChanged, { schoolClass }, { schoolId, subjectId: classId })
  return classId
}

/** A surname, given name and patronymic in one text. */
export const named = (text: string) => {
  const [surname = '', givenName = '', patronymic = ''] = text.split(' ')
  return { surname, givenName, patronymic }
}

export const tellStaff = async (
  box: Box,
  schoolId: string,
  more: Partial<Staff>,
): Promise<Staff> => {
  const staff = {
    personId: newId(),
    schoolId,
    name: named('Орлова Нина Петровна'),
    position: 'учитель математики',
    roles: ['teacher'],
    snilsHash: '',
    email: '',
    from: '2020-09-01',
    until: '',
    version: 1,
    ...more,
  }
  await box.deliver(StaffChanged, { staff }, { schoolId, subjectId: staff.personId })
  return staff
}

export const tellPupil = async (
  box: Box,
  { schoolId, classId }: Pick<TestSchool, 'schoolId' | 'classId'>,
  more: Partial<Pupil> = {},
): Promise<Pupil> => {
  const pupil = {
    pupilId: newId(),
    schoolId,
    classId,
    name: named('Белов Иван Олегович'),
    birthDate: '2015-03-04',
    snilsHash: '',
    studyForm: StudyForm.FULL_TIME,
    enrolledOn: '2026-09-01',
    leftOn: '',
    version: 1,
    ...more,
  }
  await box.deliver(PupilsChanged, { pupils: [pupil] }, { schoolId, subjectId: schoolId })
  return pupil
}

export const tellParent = async (
  box: Box,
  schoolId: string,
  pupilIds: string[],
  more: Partial<Parent> = {},
): Promise<Parent> => {
  const parent = {
    personId: newId(),
    schoolId,
    name: named('Белова Анна Юрьевна'),
    snilsHash: '',
    email: '',
    pupilIds,
    version: 1,
    ...more,
  }
  await box.deliver(ParentsChanged, { parents: [parent] }, { schoolId, subjectId: schoolId })
  return parent
}

/** A number nobody has, with its hash. */
export const newSnils = (): { readonly digits: string; readonly snilsHash: string } => {
  // Numbers below 001-001-998 have no check number to get right.
  const digits = `000${String(Math.floor(Math.random() * 999_999) + 1).padStart(6, '0')}00`
  return { digits, snilsHash: secrets.snilsHash(digits) }
}
