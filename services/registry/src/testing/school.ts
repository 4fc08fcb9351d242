import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { newId } from '@zvonok/runtime/id'
import { regionAuthority, schoolAdmin } from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startRegistry } from '../service.ts'

export const regionId = '01930000-0000-7000-8000-00000000000a'
export const snilsHashKey = 'b'.repeat(64)

export const startRegistryBox = (): Promise<Box> =>
  startBox('registry', startRegistry, {
    now: '2026-09-10T08:00:00Z',
    env: { REGION_ID: regionId, SNILS_KEY: 'a'.repeat(64), SNILS_HASH_KEY: snilsHashKey },
  })

export const authority = regionAuthority({ regionId, personId: newId() })

export const putMunicipality = (box: Box, name = `Район ${newId()}`) =>
  box
    .client(MunicipalityServiceDefinition, authority)
    .putMunicipality({ municipalityId: '', name, expectedVersion: 0 })

export const createSchool = async (
  box: Box,
  { preset = 'samara', municipalityId }: { preset?: string; municipalityId?: string } = {},
) => {
  const name = `Школа ${newId()}`
  const school = await box.client(SchoolServiceDefinition, authority).createSchool({
    municipalityId: municipalityId ?? (await putMunicipality(box)).municipalityId,
    name: `МБОУ «${name}»`,
    shortName: name,
    policyPreset: preset,
    year: 2026,
  })
  const { schoolId } = school
  const admin = schoolAdmin({ schoolId, personId: newId() })
  return { school, schoolId, admin }
}

export type TestSchool = Awaited<ReturnType<typeof createSchool>>

export const putClass = (box: Box, { schoolId, admin }: TestSchool, name = '5А') =>
  box.client(ClassServiceDefinition, admin).putClass({
    schoolId,
    classId: '',
    year: 2026,
    name,
    periodKind: PeriodKind.QUARTER,
    classTeacherId: '',
    expectedVersion: 0,
  })

export const newStaff = (schoolId: string) => ({
  schoolId,
  personId: '',
  name: { surname: 'Орлова', givenName: 'Нина', patronymic: 'Петровна' },
  position: 'учитель математики',
  roles: ['teacher'],
  snils: '',
  email: '',
  from: '2026-09-01',
  until: '',
  expectedVersion: 0,
})

export const putStaff = (
  box: Box,
  { schoolId, admin }: TestSchool,
  changes: Partial<ReturnType<typeof newStaff>> = {},
) => box.client(PersonServiceDefinition, admin).putStaff({ ...newStaff(schoolId), ...changes })

export const newPupil = (schoolId: string, classId: string) => ({
  schoolId,
  pupilId: '',
  classId,
  name: { surname: 'Белов', givenName: 'Иван', patronymic: 'Олегович' },
  birthDate: '2015-03-04',
  snils: '',
  studyForm: 'STUDY_FORM_FULL_TIME' as const,
  enrolledOn: '2026-09-01',
  leftOn: '',
  expectedVersion: 0,
})

export const putPupil = (
  box: Box,
  { schoolId, admin }: TestSchool,
  classId: string,
  changes: Partial<ReturnType<typeof newPupil>> = {},
) =>
  box
    .client(PersonServiceDefinition, admin)
    .putPupil({ ...newPupil(schoolId, classId), ...changes })
