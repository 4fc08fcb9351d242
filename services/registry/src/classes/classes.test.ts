import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  ClassChanged,
  ClassServiceDefinition,
  GroupChanged,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { newId } from '@zvonok/runtime/id'
import { classTeacher, dispatcher, schoolAdmin, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import {
  createSchool,
  putClass,
  putPupil,
  putStaff,
  startRegistryBox,
  type TestSchool,
} from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const newClass = (schoolId: string, name: string) => ({
  schoolId,
  classId: '',
  year: 2026,
  name,
  periodKind: PeriodKind.QUARTER,
  classTeacherId: '',
  expectedVersion: 0,
})

const newGroup = (schoolId: string, classId: string, pupilIds: string[] = []) => ({
  schoolId,
  groupId: '',
  classId,
  name: 'Английский, 1-я группа',
  pupilIds,
  expectedVersion: 0,
})

describe('classes', () => {
  it('creates a class with its teacher and lists the year by grade and letter', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const { personId } = await putStaff(box, school)
    const client = box.client(ClassServiceDefinition, admin)
    await client.putClass(newClass(schoolId, '10А'))
    const second = await client.putClass({
      ...newClass(schoolId, '5 «б»'),
      classTeacherId: personId,
    })
    expect(second).toMatchObject({ name: '5Б', grade: 5, letter: 'Б', classTeacherId: personId })
    await client.putClass(newClass(schoolId, '5А'))
    const { classes } = await client.listClasses({ schoolId, year: 2026 })
    expect(classes.map(({ name }) => name)).toEqual(['5А', '5Б', '10А'])
    const halfYears = { ...second, periodKind: PeriodKind.HALF_YEAR, expectedVersion: 1 }
    expect(await client.putClass(halfYears)).toMatchObject({ version: 2 })
    await box.settled()
    expect(box.recordedEvents(ClassChanged).at(-1)?.event.schoolClass).toMatchObject({
      classId: second.classId,
      periodKind: PeriodKind.HALF_YEAR,
      version: 2,
    })
  })

  it('refuses Latin letters with what to type instead, and names that are taken', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const client = box.client(ClassServiceDefinition, admin)
    await putClass(box, school, '5А')
    await expect(client.putClass(newClass(schoolId, '5A'))).rejects.toMatchObject({
      reason: 'CLASS_NAME_LATIN',
      violations: [{ field: 'name', details: { suggestion: '5А' } }],
    })
    await expect(client.putClass(newClass(schoolId, '5а'))).rejects.toMatchObject({
      reason: 'CLASS_EXISTS',
    })
    await expect(
      client.putClass({ ...newClass(schoolId, '5В'), classTeacherId: newId() }),
    ).rejects.toMatchObject({
      violations: [{ field: 'classTeacherId', reason: 'STAFF_NOT_FOUND' }],
    })
  })

  it('refuses a class teacher who has left and a change of the year', async () => {
    const school = await createSchool(box)
    const { personId } = await putStaff(box, school, { until: '2026-09-09' })
    const made = await putClass(box, school)
    const client = box.client(ClassServiceDefinition, school.admin)
    const put = (changes: object) => client.putClass({ ...made, expectedVersion: 1, ...changes })
    await expect(put({ classTeacherId: personId })).rejects.toMatchObject({
      reason: 'STAFF_HAS_LEFT',
    })
    await expect(put({ year: 2027 })).rejects.toMatchObject({ reason: 'YEAR_IS_FIXED' })
    await put({ name: '6А' })
    await expect(put({ name: '7А' })).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', name: '6А' },
    })
  })

  it('repeats the answer of a repeated key and makes one class of a race', async () => {
    const { schoolId, admin } = await createSchool(box)
    const client = box.client(ClassServiceDefinition, admin)
    const idempotencyKey = newId()
    const put = () => client.putClass(newClass(schoolId, '5А'), { idempotencyKey })
    const answers = await Promise.all(Array.from({ length: 8 }, put))
    expect(new Set(answers.map(({ classId }) => classId)).size).toBe(1)
    const others = await Promise.allSettled(
      [1, 2].map(() => client.putClass(newClass(schoolId, '6А'))),
    )
    expect(others.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('is not the dispatcher’s to change, and not there for strangers', async () => {
    const { schoolId } = await createSchool(box)
    const by = (caller: TestSchool['admin']) => box.client(ClassServiceDefinition, caller)
    const planning = by(dispatcher({ schoolId, personId: newId() }))
    await expect(planning.putClass(newClass(schoolId, '5А'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const stranger = by(schoolAdmin({ schoolId: newId(), personId: newId() }))
    await expect(stranger.listClasses({ schoolId, year: 2026 })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('groups', () => {
  it('holds pupils of its class and loses who moves to another', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const [five, six] = [await putClass(box, school, '5А'), await putClass(box, school, '6А')]
    const anna = await putPupil(box, school, five.classId)
    const name = { surname: 'Сомов', givenName: 'Пётр', patronymic: '' }
    const pyotr = await putPupil(box, school, five.classId, { name })
    const client = box.client(ClassServiceDefinition, admin)
    const pupilIds = [anna.pupilId, pyotr.pupilId]
    const group = await client.putGroup(newGroup(schoolId, five.classId, pupilIds))
    expect(group.pupilIds).toEqual(pupilIds.toSorted())

    await putPupil(box, school, six.classId, { pupilId: pyotr.pupilId, name, expectedVersion: 1 })
    const { groups } = await client.listGroups({ schoolId, classId: five.classId })
    expect(groups).toEqual([{ ...group, pupilIds: [anna.pupilId], version: 2 }])
    await box.settled()
    expect(box.recordedEvents(GroupChanged).map(({ event }) => event.group)).toEqual([
      group,
      groups[0],
    ])
  })

  it('names the pupil who is not of the class, and a class that is not there', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const [five, six] = [await putClass(box, school, '5А'), await putClass(box, school, '6А')]
    const own = await putPupil(box, school, five.classId)
    const other = await putPupil(box, school, six.classId, { birthDate: '2014-03-04' })
    const client = box.client(ClassServiceDefinition, admin)
    const mixed = newGroup(schoolId, five.classId, [own.pupilId, other.pupilId])
    await expect(client.putGroup(mixed)).rejects.toMatchObject({
      violations: [{ field: 'pupilIds[1]', reason: 'PUPIL_NOT_IN_CLASS' }],
    })
    await expect(client.putGroup(newGroup(schoolId, newId()))).rejects.toMatchObject({
      violations: [{ field: 'classId', reason: 'CLASS_NOT_FOUND' }],
    })
    const group = await client.putGroup(newGroup(schoolId, five.classId))
    await expect(client.putGroup(newGroup(schoolId, five.classId))).rejects.toMatchObject({
      reason: 'GROUP_EXISTS',
    })
    await expect(
      client.putGroup({ ...group, classId: six.classId, expectedVersion: 1 }),
    ).rejects.toMatchObject({ reason: 'CLASS_IS_FIXED' })
    await expect(client.putGroup({ ...group, expectedVersion: 7 })).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
    })
  })

  it('lets a class teacher keep the groups of the own class only [39 4.3.3]', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const { personId } = await putStaff(box, school)
    const own = await putClass(box, school, '5А')
    const other = await putClass(box, school, '6А')
    await box
      .client(ClassServiceDefinition, admin)
      .putClass({ ...own, classTeacherId: personId, expectedVersion: 1 })
    const leading = classTeacher({ schoolId, personId, classId: own.classId })
    const client = box.client(ClassServiceDefinition, leading)
    const idempotencyKey = newId()
    const put = () => client.putGroup(newGroup(schoolId, own.classId), { idempotencyKey })
    expect(await put()).toEqual(await put())
    await expect(client.putGroup(newGroup(schoolId, other.classId))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_CLASS',
    })
    const teaching = teacher({ schoolId, personId: newId() })
    await expect(
      box.client(ClassServiceDefinition, teaching).putGroup(newGroup(schoolId, own.classId)),
    ).rejects.toMatchObject({ reason: 'ROLE_NOT_ALLOWED' })
  })
})
