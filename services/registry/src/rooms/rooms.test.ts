import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { RoomChanged, RoomServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import { dispatcher, inspector, schoolAdmin, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, regionId, startRegistryBox, type TestSchool } from '../testing/school.ts'

let box: Box
let school: TestSchool

beforeAll(async () => {
  box = await startRegistryBox()
  school = await createSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

const newRoom = (name: string) => ({
  schoolId: school.schoolId,
  roomId: '',
  building: 'Основное здание',
  name,
  capacity: 30,
  expectedVersion: 0,
})

describe('rooms', () => {
  it('creates, changes, announces and lists a room', async () => {
    const rooms = box.client(RoomServiceDefinition, school.admin)
    const created = await rooms.putRoom(newRoom('  214 '))
    expect(created).toMatchObject({ name: '214', capacity: 30, version: 1 })
    const changed = await rooms.putRoom({ ...created, capacity: 25, expectedVersion: 1 })
    expect(changed).toMatchObject({ roomId: created.roomId, capacity: 25, version: 2 })
    await box.settled()
    const events = box.recordedEvents(RoomChanged)
    expect(events.map(({ event }) => event.room?.version)).toEqual([1, 2])
    expect(events[1]?.envelope).toMatchObject({
      schoolId: school.schoolId,
      subjectId: created.roomId,
      version: 2,
    })
    const { personId } = school.admin.grants[0]!
    const watching = teacher({ schoolId: school.schoolId, personId })
    const listed = await box
      .client(RoomServiceDefinition, watching)
      .listRooms({ schoolId: school.schoolId })
    expect(listed.rooms).toEqual([changed])
    const check = await box.db.read({ schoolId: school.schoolId }, (read) =>
      verifyAudit(read, school.schoolId),
    )
    expect(check).toMatchObject({ brokenAt: undefined })
  })

  it('names every wrong field at once', async () => {
    const rooms = box.client(RoomServiceDefinition, school.admin)
    const put = rooms.putRoom({ ...newRoom(''), building: ' ', capacity: 1001 })
    await expect(put).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'INVALID_REQUEST',
      violations: [
        { field: 'building', reason: 'REQUIRED' },
        { field: 'name', reason: 'REQUIRED' },
        { field: 'capacity', reason: 'OUT_OF_RANGE', details: { from: '0', to: '1000' } },
      ],
    })
  })

  it('refuses a second room of the name, whatever its case', async () => {
    const rooms = box.client(RoomServiceDefinition, school.admin)
    await rooms.putRoom(newRoom('Спортзал'))
    await expect(rooms.putRoom(newRoom('СПОРТЗАЛ'))).rejects.toMatchObject({
      reason: 'ROOM_EXISTS',
      violations: [{ field: 'name' }],
    })
  })

  it('tells the second of two writers what is there now', async () => {
    const rooms = box.client(RoomServiceDefinition, school.admin)
    const room = await rooms.putRoom(newRoom('305'))
    const puts = await Promise.allSettled(
      [20, 21].map((capacity) => rooms.putRoom({ ...room, capacity, expectedVersion: 1 })),
    )
    const refused = puts.filter((put) => put.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      kind: 'conflict',
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', name: '305' },
    })
  })

  it('answers a repeated command as the first time and refuses its key for another', async () => {
    const rooms = box.client(RoomServiceDefinition, school.admin)
    const idempotencyKey = newId()
    const first = await rooms.putRoom(newRoom('401'), { idempotencyKey })
    expect(await rooms.putRoom(newRoom('401'), { idempotencyKey })).toEqual(first)
    await expect(rooms.putRoom(newRoom('402'), { idempotencyKey })).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('lets the dispatcher write, a teacher only read, strangers see nothing', async () => {
    const { schoolId } = school
    const personId = newId()
    const asking = box.client(RoomServiceDefinition, dispatcher({ schoolId, personId }))
    await asking.putRoom(newRoom('501'))
    const other = box.client(RoomServiceDefinition, schoolAdmin({ schoolId: newId(), personId }))
    const reading = box.client(RoomServiceDefinition, teacher({ schoolId, personId }))
    const inspecting = box.client(RoomServiceDefinition, inspector({ regionId, personId }))
    await expect(other.putRoom(newRoom('502'))).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'SCHOOL_NOT_FOUND',
    })
    await expect(other.listRooms({ schoolId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(reading.putRoom(newRoom('502'))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(inspecting.listRooms({ schoolId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(box.client(RoomServiceDefinition).listRooms({ schoolId })).rejects.toMatchObject({
      kind: 'unauthenticated',
    })
  })
})
