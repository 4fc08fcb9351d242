import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  PeriodKind,
  PeriodServiceDefinition,
  PeriodSetChanged,
} from '@zvonok/contracts/zvonok/registry/v1/periods'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import { newId } from '@zvonok/runtime/id'
import { deputyHead, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, startRegistryBox } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const quarters = (schoolId: string) => {
  const { periods, holidays } = defaultYearPlan(2026, 'quarter')
  return {
    schoolId,
    year: 2026,
    kind: PeriodKind.QUARTER,
    periods: periods.map(({ number, startsOn, endsOn }) => ({
      periodId: '',
      number,
      name: '',
      startsOn,
      endsOn,
    })),
    holidays: holidays.map((range) => ({ ...range })),
    expectedVersion: 0,
  }
}

describe('periods', () => {
  it('creates a set, keeps the ids of its periods when it is replaced, and announces both', async () => {
    const { schoolId, admin } = await createSchool(box)
    const client = box.client(PeriodServiceDefinition, admin)
    const created = await client.putPeriodSet(quarters(schoolId))
    expect(created.periods.map(({ name }) => name)).toEqual([
      '1-я четверть',
      '2-я четверть',
      '3-я четверть',
      '4-я четверть',
    ])
    const wanted = quarters(schoolId)
    wanted.periods[3]!.endsOn = '2027-05-28'
    const replaced = await client.putPeriodSet({ ...wanted, holidays: [], expectedVersion: 1 })
    expect(replaced).toMatchObject({ periodSetId: created.periodSetId, version: 2, holidays: [] })
    expect(replaced.periods.map(({ periodId }) => periodId)).toEqual(
      created.periods.map(({ periodId }) => periodId),
    )
    await box.settled()
    const events = box.recordedEvents(PeriodSetChanged).map(({ event }) => event.periodSet)
    expect(events.slice(-2)).toEqual([created, replaced])
    const { periodSets } = await box
      .client(PeriodServiceDefinition, teacher({ schoolId, personId: newId() }))
      .listPeriodSets({ schoolId, year: 2026 })
    expect(periodSets).toEqual([replaced])
  })

  it('names the period that overlaps another, in the field as it was sent', async () => {
    const { schoolId, admin } = await createSchool(box)
    const wanted = quarters(schoolId)
    wanted.periods[1]!.startsOn = wanted.periods[0]!.endsOn
    const put = box.client(PeriodServiceDefinition, admin).putPeriodSet(wanted)
    await expect(put).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'PERIODS_OVERLAP',
      violations: [{ field: 'periods[1].startsOn', details: { other: '1' } }],
    })
    const { periodSets } = await box
      .client(PeriodServiceDefinition, admin)
      .listPeriodSets({ schoolId, year: 2026 })
    expect(periodSets).toEqual([])
  })

  it('lets one of two first writers win', async () => {
    const { schoolId, admin } = await createSchool(box)
    const client = box.client(PeriodServiceDefinition, admin)
    const put = await Promise.allSettled([
      client.putPeriodSet(quarters(schoolId)),
      client.putPeriodSet(quarters(schoolId)),
    ])
    const refused = put.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([
      { kind: 'conflict', reason: 'CHANGED_BY_ANOTHER', details: { version: '1' } },
    ])
  })

  it('repeats the answer of a repeated key', async () => {
    const { schoolId, admin } = await createSchool(box)
    const client = box.client(PeriodServiceDefinition, admin)
    const idempotencyKey = newId()
    const put = () => client.putPeriodSet(quarters(schoolId), { idempotencyKey })
    expect(await put()).toEqual(await put())
  })

  it('lets the deputy head write and a teacher only read', async () => {
    const { schoolId } = await createSchool(box)
    const personId = newId()
    const put = (caller: ReturnType<typeof teacher>) =>
      box.client(PeriodServiceDefinition, caller).putPeriodSet(quarters(schoolId))
    await expect(put(teacher({ schoolId, personId }))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(put(deputyHead({ schoolId, personId }))).resolves.toMatchObject({ version: 1 })
  })
})
