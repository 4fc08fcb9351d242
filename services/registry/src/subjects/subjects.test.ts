import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  SubjectChanged,
  SubjectServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { newId } from '@zvonok/runtime/id'
import { dispatcher, schoolAdmin, secretary } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, startRegistryBox, type TestSchool } from '../testing/school.ts'

let box: Box
let school: TestSchool
beforeAll(async () => {
  box = await startRegistryBox()
  school = await createSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

const chess = () => ({
  schoolId: school.schoolId,
  subjectId: '',
  name: `Шахматы ${newId()}`,
  shortName: '',
  isUngraded: true,
  expectedVersion: 0,
})

describe('subjects', () => {
  it('creates and changes a subject and announces it', async () => {
    const client = box.client(SubjectServiceDefinition, school.admin)
    const created = await client.putSubject(chess())
    expect(created.shortName).toBe(created.name.slice(0, 20))
    const changed = await client.putSubject({ ...created, shortName: 'Шахм.', expectedVersion: 1 })
    expect(changed).toEqual({ ...created, shortName: 'Шахм.', version: 2 })
    await box.settled()
    const events = box.recordedEvents(SubjectChanged).map(({ event }) => event.subject)
    expect(events.slice(-2)).toEqual([created, changed])
  })

  it('refuses a name the school has, in any case of letters', async () => {
    const client = box.client(SubjectServiceDefinition, school.admin)
    await expect(client.putSubject({ ...chess(), name: 'алгебра' })).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field: 'name', reason: 'SUBJECT_EXISTS' }],
    })
    const long = client.putSubject({ ...chess(), name: 'Я'.repeat(101) })
    await expect(long).rejects.toMatchObject({ reason: 'TOO_LONG', details: { longest: '100' } })
  })

  it('lets one of two writers win and repeats the answer of a key', async () => {
    const client = box.client(SubjectServiceDefinition, school.admin)
    const idempotencyKey = newId()
    const wanted = chess()
    const subject = await client.putSubject(wanted, { idempotencyKey })
    expect(await client.putSubject(wanted, { idempotencyKey })).toEqual(subject)
    const change = (shortName: string) =>
      client.putSubject({ ...subject, shortName, expectedVersion: 1 })
    const put = await Promise.allSettled([change('А'), change('Б')])
    const refused = put.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([{ reason: 'CHANGED_BY_ANOTHER' }])
  })

  it('lets the dispatcher write and the office only read [S 4.2.4]', async () => {
    const { schoolId } = school
    const personId = newId()
    const by = (caller: typeof school.admin) => box.client(SubjectServiceDefinition, caller)
    await by(dispatcher({ schoolId, personId })).putSubject(chess())
    const office = by(secretary({ schoolId, personId }))
    await expect(office.putSubject(chess())).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await office.listSubjects({ schoolId })).subjects.length).toBeGreaterThan(30)
    const stranger = by(schoolAdmin({ schoolId: newId(), personId }))
    await expect(stranger.putSubject(chess())).rejects.toMatchObject({ kind: 'not-found' })
  })
})
