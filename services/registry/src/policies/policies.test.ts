import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  PolicyLevel,
  PolicyServiceDefinition,
  type SetPolicyRequest,
  SchoolPoliciesChanged,
} from '@zvonok/contracts/zvonok/registry/v1/policies'
import {
  SchoolChanged,
  SchoolServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/schools'
import { newId } from '@zvonok/runtime/id'
import { municipalAuthority, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { authority, createSchool, regionId, startRegistryBox } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const window = (schoolId: string, value: string): SetPolicyRequest => ({
  schoolId,
  key: 'P-12',
  valueJson: JSON.stringify({ window: value }),
  validFrom: '2026-09-15',
  ground: 'Приказ директора № 12, п. 3',
  level: PolicyLevel.UNSPECIFIED,
  isFixed: false,
})

const valueOf = (
  policies: { values: { key: string; valueJson: string }[] },
  key: string,
): unknown => JSON.parse(policies.values.find((value) => value.key === key)!.valueJson)

describe('policies', () => {
  it('holds from its first day on and goes to every service whole', async () => {
    const { schoolId, admin } = await createSchool(box, { preset: 'moscow-oblast' })
    const client = box.client(PolicyServiceDefinition, admin)
    const set = await client.setPolicy(window(schoolId, '1-week'))
    expect(set).toMatchObject({ version: 2, preset: 'moscow-oblast' })
    expect(set.values).toHaveLength(30)
    expect(valueOf(set, 'P-12')).not.toEqual({ window: '1-week' })
    const later = await client.getPolicies({ schoolId, on: '2026-09-15' })
    expect(valueOf(later, 'P-12')).toEqual({ window: '1-week' })
    expect(later.values.find(({ key }) => key === 'P-12')).toMatchObject({
      ground: 'Приказ директора № 12, п. 3',
      source: 'school',
      validFrom: '2026-09-15',
    })
    await box.settled()
    const last = box.recordedEvents(SchoolPoliciesChanged).at(-1)
    expect(last).toMatchObject({
      envelope: { schoolId, version: 2 },
      event: { version: 2, overrides: [{ level: PolicyLevel.SCHOOL, key: 'P-12' }] },
    })
    const again = await client.setPolicy(window(schoolId, '2-weeks'))
    expect(again.overrides).toHaveLength(1)
  })

  it('refuses keys, values and days it does not know', async () => {
    const { schoolId, admin } = await createSchool(box)
    const client = box.client(PolicyServiceDefinition, admin)
    const good = window(schoolId, '1-week')
    const refusals = [
      [{ ...good, key: 'P-99' }, 'key', 'POLICY_KEY_UNKNOWN'],
      [{ ...good, valueJson: '{' }, 'valueJson', 'POLICY_VALUE_INVALID'],
      [{ ...good, valueJson: '{"window":"a year"}' }, 'valueJson.window', 'NOT_IN_LIST'],
      [{ ...good, valueJson: '[]' }, 'valueJson', 'POLICY_VALUE_INVALID'],
      [
        { ...good, key: 'P-15', valueJson: '{"lowest":5,"highest":2}' },
        'valueJson.highest',
        'SCALE_UPSIDE_DOWN',
      ],
      [{ ...good, validFrom: '2026-02-30' }, 'validFrom', 'DATE_INVALID'],
      [{ ...good, ground: ' ' }, 'ground', 'REQUIRED'],
      [{ ...good, isFixed: true }, 'isFixed', 'NOTHING_BELOW_TO_FIX'],
    ] as const
    for (const [request, field, reason] of refusals) {
      await expect(client.setPolicy(request)).rejects.toMatchObject({
        kind: 'invalid',
        violations: [{ field, reason }],
      })
    }
  })

  it('reaches all schools of a municipality, and a fixed value stops the schools', async () => {
    const one = await createSchool(box)
    const { municipalityId } = one.school
    const two = await createSchool(box, { municipalityId })
    const far = await createSchool(box)
    const head = municipalAuthority({ regionId, municipalityId, personId: newId() })
    await box.settled()
    const before = box.recordedEvents(SchoolPoliciesChanged).length
    const wanted = { ...window(one.schoolId, '3-weeks'), level: PolicyLevel.MUNICIPALITY }
    await box.client(PolicyServiceDefinition, head).setPolicy({ ...wanted, isFixed: true })
    await box.settled()
    const told = box.recordedEvents(SchoolPoliciesChanged).slice(before)
    expect(told.map(({ event }) => event.schoolId).toSorted()).toEqual(
      [one.schoolId, two.schoolId].toSorted(),
    )
    const school = box.client(PolicyServiceDefinition, two.admin)
    await expect(school.setPolicy(window(two.schoolId, '1-week'))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'POLICY_FIXED_ABOVE',
      details: { policy: 'P-12', ground: wanted.ground, layer: 'municipality' },
    })
    const free = box.client(PolicyServiceDefinition, far.admin)
    await expect(free.setPolicy(window(far.schoolId, '1-week'))).resolves.toMatchObject({
      version: 2,
    })
  })

  it('lets each level decide for itself only', async () => {
    const { school, schoolId, admin } = await createSchool(box)
    const { municipalityId } = school
    const region: SetPolicyRequest = {
      ...window(schoolId, '1-week'),
      level: PolicyLevel.REGION,
    }
    const own = municipalAuthority({ regionId, municipalityId, personId: newId() })
    const other = municipalAuthority({ regionId, municipalityId: newId(), personId: newId() })
    const reading = teacher({ schoolId, personId: newId() })
    const asked = (caller: typeof admin, request = region) =>
      box.client(PolicyServiceDefinition, caller).setPolicy(request)
    await expect(asked(admin)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(asked(own)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(asked(other)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(asked(own, window(schoolId, '1-week'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(asked(reading, window(schoolId, '1-week'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(
      box.client(PolicyServiceDefinition, reading).getPolicies({ schoolId, on: '' }),
    ).resolves.toMatchObject({ version: 1 })
  })

  it('moves a school to another zone at once, never on a day to come (P-30)', async () => {
    const { schoolId, admin } = await createSchool(box, { preset: 'samara' })
    const client = box.client(PolicyServiceDefinition, admin)
    const week = { weekStart: 'monday', weekDays: 5, grade1WeekDays: 5 }
    const zone = (name: string) => ({
      ...window(schoolId, ''),
      key: 'P-30',
      valueJson: JSON.stringify({ ...week, zone: name }),
    })
    await expect(client.setPolicy(zone('Asia/Omsk'))).rejects.toMatchObject({
      violations: [{ field: 'validFrom', reason: 'ZONE_CHANGE_NOT_TODAY' }],
    })
    const today = { ...zone('Asia/Omsk'), validFrom: '2026-09-10' }
    await expect(
      client.setPolicy({ ...zone('Asia/Nowhere'), validFrom: '2026-09-10' }),
    ).rejects.toMatchObject({ violations: [{ field: 'valueJson.zone', reason: 'ZONE_UNKNOWN' }] })
    await client.setPolicy(today)
    const school = await box.client(SchoolServiceDefinition, admin).getSchool({ schoolId })
    expect(school).toMatchObject({ zone: 'Asia/Omsk', version: 2 })
    await box.settled()
    expect(box.recordedEvents(SchoolChanged).at(-1)?.event.school).toEqual(school)
  })

  it('decides for the region, and a school founded later has it', async () => {
    const { schoolId } = await createSchool(box)
    const wanted = {
      ...window(schoolId, ''),
      key: 'P-29',
      valueJson: '{"binding":true}',
      validFrom: '2026-01-01',
      level: PolicyLevel.REGION,
    }
    const idempotencyKey = newId()
    const region = box.client(PolicyServiceDefinition, authority)
    const set = await region.setPolicy(wanted, { idempotencyKey })
    expect(await region.setPolicy(wanted, { idempotencyKey })).toEqual(set)
    const later = await createSchool(box)
    const policies = await box
      .client(PolicyServiceDefinition, later.admin)
      .getPolicies({ schoolId: later.schoolId, on: '' })
    expect(valueOf(policies, 'P-29')).toEqual({ binding: true })
  })
})
