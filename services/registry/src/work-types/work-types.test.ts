import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  WorkTypeChanged,
  WorkTypeServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { newId } from '@zvonok/runtime/id'
import { schoolAdmin, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, startRegistryBox, type TestSchool } from '../testing/school.ts'

let box: Box
let school: TestSchool
beforeAll(async () => {
  box = await startRegistryBox()
  school = await createSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

const essay = () => ({
  schoolId: school.schoolId,
  workTypeId: '',
  name: `Эссе ${newId()}`,
  shortName: 'Эссе',
  weight: 15,
  isWritten: true,
  needsTheme: false,
  expectedVersion: 0,
})

describe('work types', () => {
  it('creates and changes a type, never the default one', async () => {
    const client = box.client(WorkTypeServiceDefinition, school.admin)
    const created = await client.putWorkType(essay())
    expect(created).toMatchObject({ isDefault: false, weight: 15, version: 1 })
    const { workTypes } = await client.listWorkTypes({ schoolId: school.schoolId })
    const [usual] = workTypes
    const changed = await client.putWorkType({ ...usual!, weight: 12, expectedVersion: 1 })
    expect(changed).toEqual({ ...usual, weight: 12, version: 2 })
    await box.settled()
    const events = box.recordedEvents(WorkTypeChanged).map(({ event }) => event.workType)
    expect(events.slice(-2)).toEqual([created, changed])
  })

  it('refuses a weight outside 1 to 100, a long short name and a name that is taken', async () => {
    const client = box.client(WorkTypeServiceDefinition, school.admin)
    await expect(
      client.putWorkType({ ...essay(), weight: 0, shortName: 'Слишком' + 'долго' }),
    ).rejects.toMatchObject({
      violations: [
        { field: 'shortName', reason: 'TOO_LONG' },
        { field: 'weight', reason: 'OUT_OF_RANGE' },
      ],
    })
    await expect(client.putWorkType({ ...essay(), name: 'тест' })).rejects.toMatchObject({
      reason: 'WORK_TYPE_EXISTS',
    })
  })

  it('lets one of two writers win and repeats the answer of a key', async () => {
    const client = box.client(WorkTypeServiceDefinition, school.admin)
    const idempotencyKey = newId()
    const wanted = essay()
    const made = await client.putWorkType(wanted, { idempotencyKey })
    expect(await client.putWorkType(wanted, { idempotencyKey })).toEqual(made)
    await client.putWorkType({ ...made, weight: 20, expectedVersion: 1 })
    await expect(
      client.putWorkType({ ...made, weight: 30, expectedVersion: 1 }),
    ).rejects.toMatchObject({ reason: 'CHANGED_BY_ANOTHER', details: { weight: '20' } })
  })

  it('keeps teachers from changing what a mark weighs (JRN-34)', async () => {
    const { schoolId } = school
    const teaching = teacher({ schoolId, personId: newId() })
    const client = box.client(WorkTypeServiceDefinition, teaching)
    await expect(client.putWorkType(essay())).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await client.listWorkTypes({ schoolId })).workTypes[0]).toMatchObject({
      isDefault: true,
    })
    const stranger = schoolAdmin({ schoolId: newId(), personId: newId() })
    await expect(
      box.client(WorkTypeServiceDefinition, stranger).putWorkType(essay()),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
