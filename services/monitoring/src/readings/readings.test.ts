import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { GrantChanged } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import {
  ReadingReadServiceDefinition,
  ReadingServiceDefinition,
} from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import {
  director,
  inspector,
  municipalAuthority,
  regionAuthority,
  teacher,
} from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startMonitoring } from '../service.ts'
import {
  newSchool,
  regionEnv,
  regionId,
  tellMunicipality,
  tellRegistry,
  type TestSchool,
} from '../testing/region.ts'

let box: Box
let city: string
let school: TestSchool
let neighbour: TestSchool
let rural: TestSchool

const personId = newId()
const span = { from: '2026-11-01', to: '2026-11-10' }
const agency = inspector({ regionId, personId })

const readingsOf = async (of: TestSchool, page: { before?: string; limit?: number } = {}) => {
  const caller = director({ schoolId: of.schoolId, personId: newId() })
  const client = box.client(ReadingReadServiceDefinition, caller)
  const request = { schoolId: of.schoolId, before: '', limit: 0, ...page }
  return (await client.listReadings(request)).readings
}

const writer = (caller = agency) => box.client(ReadingServiceDefinition, caller)

beforeAll(async () => {
  box = await startBox('monitoring', startMonitoring, { env: regionEnv })
  city = await tellMunicipality(box, 'Городской округ Рябиновск')
  const village = await tellMunicipality(box, 'Ольховский округ')
  school = await tellRegistry(box, newSchool(city, 'Школа № 3'))
  neighbour = await tellRegistry(box, newSchool(city, 'Школа № 12'))
  rural = await tellRegistry(box, newSchool(village, 'Школа № 1'))
  const grant = {
    grantId: newId(),
    accountId: agency.accountId,
    username: 'nadzor',
    holder: 'Служба по контролю в области образования',
    role: 'inspector',
    municipalityId: '',
    schoolId: '',
    from: '2026-09-01',
    until: '',
    clientId: '',
  }
  await box.deliver(GrantChanged, { grant }, { subjectId: grant.grantId })
})

afterAll(() => box[Symbol.asyncDispose]())

describe('the log of readings', () => {
  it('shows a school what was read of it, of its municipality and of its region', async () => {
    const overviews = box.client(OverviewReadServiceDefinition, agency)
    await overviews.getRegionOverview(span)
    await overviews.getMunicipalityOverview({ municipalityId: city, ...span })
    await overviews.getSchoolOverview({ schoolId: school.schoolId, ...span })
    const courseId = newId()
    await writer().logReading({
      schoolId: school.schoolId,
      what: 'journal.page',
      subjectId: courseId,
    })
    const readings = await readingsOf(school)
    expect(readings.map(({ what, subjectId }) => [what, subjectId])).toEqual([
      ['journal.page', courseId],
      ['overview.school', school.schoolId],
      ['overview.municipality', city],
      ['overview.region', regionId],
    ])
    expect(readings[0]).toMatchObject({
      reader: 'Служба по контролю в области образования',
      role: 'inspector',
      readAt: box.clock.now(),
    })
    const whats = async (of: TestSchool) => (await readingsOf(of)).map(({ what }) => what)
    expect(await whats(neighbour)).toEqual(['overview.municipality', 'overview.region'])
    expect(await whats(rural)).toEqual(['overview.region'])
  })

  it('shows the region read by a municipal authority to that municipality only', async () => {
    const caller = municipalAuthority({ regionId, municipalityId: city, personId: newId() })
    const before = (await readingsOf(rural)).length
    await box.client(OverviewReadServiceDefinition, caller).getRegionOverview(span)
    expect(await readingsOf(neighbour, { limit: 1 })).toMatchObject([
      { what: 'overview.region', role: 'municipal-authority', subjectId: city, reader: '' },
    ])
    expect((await readingsOf(rural)).length).toBe(before)
  })

  it('comes in pages without gaps', async () => {
    const all = await readingsOf(school)
    const pages = []
    for (let before = ''; ;) {
      const page = await readingsOf(school, { before, limit: 2 })
      if (page.length === 0) break
      pages.push(...page)
      before = page.at(-1)!.readingId
    }
    expect(pages).toEqual(all)
  })

  it('is for the leadership of the school', async () => {
    const list = (caller: typeof agency) =>
      box
        .client(ReadingReadServiceDefinition, caller)
        .listReadings({ schoolId: school.schoolId, before: '', limit: 0 })
    await expect(list(director({ schoolId: rural.schoolId, personId }))).rejects.toMatchObject({
      reason: 'SCHOOL_NOT_FOUND',
    })
    await expect(list(teacher({ schoolId: school.schoolId, personId }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(list(agency)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it.each([
    [{ limit: 101 }, 'limit', 'LIMIT_INVALID'],
    [{ limit: -1 }, 'limit', 'LIMIT_INVALID'],
    [{ before: 'x' }, 'before', 'NOT_AN_ID'],
  ])('refuses %j', async (page, field, reason) => {
    await expect(readingsOf(school, page)).rejects.toMatchObject({
      violations: [{ field, reason }],
    })
  })

  it('can be changed by nobody', async () => {
    const change = (statement: ReturnType<typeof sql>) =>
      box.db.transaction({ everySchool: true }, (tx) => tx.execute('test', statement))
    await expect(change(sql`delete from reading`)).rejects.toThrow('append-only')
    await expect(change(sql`update area_reading set what = 'x'`)).rejects.toThrow('append-only')
    await expect(change(sql`truncate reading`)).rejects.toThrow('append-only')
  })
})

describe('logging what another service answers', () => {
  it('happens once for one idempotency key', async () => {
    const request = { schoolId: rural.schoolId, what: 'journals', subjectId: '' }
    const idempotencyKey = newId()
    const before = (await readingsOf(rural)).length
    await Promise.all([
      writer().logReading(request, { idempotencyKey }),
      writer().logReading(request, { idempotencyKey }),
    ])
    expect((await readingsOf(rural)).length).toBe(before + 1)
    const other = { ...request, what: 'finals' }
    await expect(writer().logReading(other, { idempotencyKey })).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('is refused outside the scope, so that the gateway answers nothing', async () => {
    const request = { schoolId: rural.schoolId, what: 'journal.page', subjectId: '' }
    const ofCity = inspector({ regionId, municipalityId: city, personId })
    await expect(writer(ofCity).logReading(request)).rejects.toMatchObject({
      reason: 'SCHOOL_NOT_FOUND',
    })
    const ofOther = regionAuthority({ regionId: newId(), personId })
    await expect(writer(ofOther).logReading(request)).rejects.toMatchObject({
      reason: 'SCHOOL_NOT_FOUND',
    })
    const inside = director({ schoolId: rural.schoolId, personId })
    await expect(writer(inside).logReading(request)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it.each([
    [{ what: '' }, 'what', 'OPERATION_INVALID'],
    [{ what: 'Иванов Пётр' }, 'what', 'OPERATION_INVALID'],
    [{ subjectId: 'x' }, 'subjectId', 'NOT_AN_ID'],
  ])('refuses %j', async (more, field, reason) => {
    const request = { schoolId: rural.schoolId, what: 'journals', subjectId: '', ...more }
    await expect(writer().logReading(request)).rejects.toMatchObject({
      violations: [{ field, reason }],
    })
  })
})
