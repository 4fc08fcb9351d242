import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { newId } from '@zvonok/runtime/id'
import { dispatcher, parent, schoolAdmin, teacher } from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import { eightBells } from '../testing/bells.ts'

let box: Box
let school: SchoolTeller

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling)
  school = await new SchoolTeller(box).open()
})
afterAll(() => box[Symbol.asyncDispose]())

const as = (caller: typeof dispatcher) =>
  box.client(BellServiceDefinition, caller({ schoolId: school.schoolId, personId: newId() }))

const creating = (name: string, slots = eightBells) => ({
  schoolId: school.schoolId,
  bellsId: '',
  name,
  slots,
  expectedVersion: 0,
})

describe('bell schedules', () => {
  it('are created and listed by name with their lessons in order', async () => {
    const made = await as(dispatcher).putBells(creating('  Основное ', eightBells.toReversed()))
    expect(made).toMatchObject({ name: 'Основное', version: 1, slots: eightBells })
    const { bells } = await as(teacher).listBells({ schoolId: school.schoolId })
    expect(bells).toEqual([made])
  })

  it('are changed by whoever saw the present version only', async () => {
    const made = await as(schoolAdmin).putBells(creating('Сокращённые'))
    const change = { ...creating('Сокращённые уроки'), bellsId: made.bellsId, expectedVersion: 1 }
    const changed = await as(schoolAdmin).putBells({ ...change, slots: eightBells.slice(0, 6) })
    expect(changed).toMatchObject({ version: 2, slots: eightBells.slice(0, 6) })
    await expect(as(schoolAdmin).putBells(change)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', name: 'Сокращённые уроки' },
    })
  })

  it('answer a repeated command with what was answered', async () => {
    const idempotencyKey = newId()
    const client = as(dispatcher)
    const first = await client.putBells(creating('Повтор'), { idempotencyKey })
    expect(await client.putBells(creating('Повтор'), { idempotencyKey })).toEqual(first)
    await expect(client.putBells(creating('Другое'), { idempotencyKey })).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('have one name in the school even when two are created at once', async () => {
    const results = await Promise.allSettled([
      as(dispatcher).putBells(creating('Гонка')),
      as(schoolAdmin).putBells(creating('Гонка')),
    ])
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ reason: 'BELLS_NAME_TAKEN' })
  })

  it.each([
    [
      'overlapping lessons',
      [{ ...eightBells[1]!, startsAt: '09:00' }, eightBells[0]!],
      'slots[0].startsAt',
      'BELLS_OVERLAP',
    ],
    [
      'one number twice',
      [eightBells[0]!, { ...eightBells[1]!, number: 1 }],
      'slots[1].number',
      'BELL_NUMBER_REPEATED',
    ],
    [
      'an end before the start',
      [{ number: 1, startsAt: '10:00', endsAt: '09:00' }],
      'slots[0].endsAt',
      'BELL_ENDS_BEFORE_START',
    ],
    [
      'a time that is none',
      [{ number: 1, startsAt: '8:30', endsAt: '09:10' }],
      'slots[0].startsAt',
      'TIME_INVALID',
    ],
    [
      'a number out of the day',
      [{ number: 15, startsAt: '08:30', endsAt: '09:10' }],
      'slots[0].number',
      'BELL_NUMBER_INVALID',
    ],
  ])('refuse %s', async (_, slots, field, reason) => {
    await expect(as(dispatcher).putBells(creating('Плохое', slots))).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field, reason }],
    })
  })

  it('refuse an empty name and no lessons', async () => {
    await expect(as(dispatcher).putBells(creating(' '))).rejects.toMatchObject({
      reason: 'TEXT_TOO_SHORT',
    })
    await expect(as(dispatcher).putBells(creating('Пустое', []))).rejects.toMatchObject({
      reason: 'BELLS_EMPTY',
    })
  })

  it('are nobody’s business outside the school, and not every hand’s inside', async () => {
    const foreign = box.client(
      BellServiceDefinition,
      dispatcher({ schoolId: newId(), personId: newId() }),
    )
    await expect(foreign.putBells(creating('Чужое'))).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'SCHOOL_NOT_FOUND',
    })
    await expect(as(teacher).putBells(creating('Учитель'))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLE_NOT_ALLOWED',
    })
    const { schoolId } = school
    const children = [{ schoolId, classId: newId(), pupilId: newId() }]
    const family = box.client(BellServiceDefinition, parent({ personId: newId(), children }))
    await expect(family.listBells({ schoolId })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
