import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  SchoolChanged,
  SchoolServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { WorkTypeServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { newId } from '@zvonok/runtime/id'
import {
  inspector,
  municipalAuthority,
  parent,
  regionAuthority,
  teacher,
} from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import {
  authority,
  createSchool,
  putClass,
  putMunicipality,
  putPupil,
  putStaff,
  regionId,
  startRegistryBox,
} from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

describe('schools', () => {
  it('creates a school with its preset’s zone, the usual subjects and work types', async () => {
    const { school, schoolId, admin } = await createSchool(box, { preset: 'krasnoyarsk' })
    expect(school).toMatchObject({ zone: 'Asia/Krasnoyarsk', year: 2026, version: 1, regionId })
    await box.settled()
    expect(box.recordedEvents(SchoolChanged).at(-1)?.event.school).toEqual(school)
    const { subjects } = await box
      .client(SubjectServiceDefinition, admin)
      .listSubjects({ schoolId })
    expect(subjects).toHaveLength(31)
    expect(subjects.find((subject) => subject.name === 'Английский язык')).toMatchObject({
      shortName: 'Англ. яз.',
      isUngraded: false,
    })
    const { workTypes } = await box
      .client(WorkTypeServiceDefinition, admin)
      .listWorkTypes({ schoolId })
    expect(workTypes[0]).toMatchObject({ name: 'Ответ на уроке', isDefault: true })
    expect(workTypes.some((workType) => workType.shortName === 'Больн.')).toBe(false)
  })

  it('has a type for marks from a hospital where the policy wants one (P-23)', async () => {
    const { schoolId, admin } = await createSchool(box, { preset: 'samara' })
    const { workTypes } = await box
      .client(WorkTypeServiceDefinition, admin)
      .listWorkTypes({ schoolId })
    expect(workTypes.some((workType) => workType.shortName === 'Больн.')).toBe(true)
  })

  it('names every wrong field of a new school', async () => {
    const client = box.client(SchoolServiceDefinition, authority)
    const wanted = { municipalityId: newId(), name: 'Школа', shortName: 'Ш1', year: 2026 }
    await expect(
      client.createSchool({ ...wanted, name: '', year: 1, policyPreset: 'tula' }),
    ).rejects.toMatchObject({
      violations: [
        { field: 'name', reason: 'REQUIRED' },
        { field: 'year', reason: 'OUT_OF_RANGE' },
        { field: 'policyPreset', reason: 'POLICY_PRESET_UNKNOWN' },
      ],
    })
    await expect(client.createSchool({ ...wanted, policyPreset: 'samara' })).rejects.toMatchObject({
      violations: [{ field: 'municipalityId', reason: 'MUNICIPALITY_NOT_FOUND' }],
    })
  })

  it('makes one school of two equal wishes', async () => {
    const { municipalityId } = await putMunicipality(box)
    const client = box.client(SchoolServiceDefinition, authority)
    const wanted = {
      municipalityId,
      name: 'МБОУ СОШ № 1',
      shortName: 'Школа № 1',
      policyPreset: 'moscow-oblast',
      year: 2026,
    }
    const made = await Promise.allSettled([
      client.createSchool(wanted),
      client.createSchool(wanted),
    ])
    const refused = made.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([{ reason: 'SCHOOL_EXISTS' }])
    const idempotencyKey = newId()
    const create = () => client.createSchool({ ...wanted, shortName: '№ 2' }, { idempotencyKey })
    expect(await create()).toEqual(await create())
  })

  it('shows each caller the schools they may see, and no others', async () => {
    const one = await createSchool(box)
    const two = await createSchool(box)
    const personId = newId()
    const listed = async (caller: Parameters<Box['client']>[1]) => {
      const { schools } = await box
        .client(SchoolServiceDefinition, caller)
        .listSchools({ municipalityId: '' })
      const wanted = [one.schoolId, two.schoolId]
      return schools.map(({ schoolId }) => schoolId).filter((id) => wanted.includes(id))
    }
    const { municipalityId } = one.school
    const both = expect.arrayContaining([one.schoolId, two.schoolId])
    expect(await listed(authority)).toEqual(both)
    expect(await listed(inspector({ regionId, personId }))).toEqual(both)
    expect(await listed(inspector({ regionId, municipalityId, personId }))).toEqual([one.schoolId])
    expect(await listed(municipalAuthority({ regionId, municipalityId, personId }))).toEqual([
      one.schoolId,
    ])
    expect(await listed(regionAuthority({ regionId: newId(), personId }))).toEqual([])
    const child = { schoolId: two.schoolId, classId: newId(), pupilId: newId() }
    const mother = parent({ personId, children: [child] })
    expect(await listed(mother)).toEqual([two.schoolId])
    const client = box.client(SchoolServiceDefinition, mother)
    await expect(client.getSchool({ schoolId: one.schoolId })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await client.getSchool({ schoolId: two.schoolId })).toEqual(two.school)
  })

  it('counts how far a school is set up', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const { classId } = await putClass(box, school)
    await putPupil(box, school, classId)
    await putPupil(box, school, classId, { leftOn: '2026-09-05' })
    await putStaff(box, school)
    const setup = await box
      .client(SchoolServiceDefinition, teacher({ schoolId, personId: newId() }))
      .getSetup({ schoolId })
    expect(setup).toEqual({
      periodSets: 0,
      rooms: 0,
      subjects: 31,
      staff: 1,
      classes: 1,
      pupils: 1,
      courses: 0,
    })
  })
})
