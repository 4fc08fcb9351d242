import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  MunicipalityChanged,
  MunicipalityServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { newId } from '@zvonok/runtime/id'
import { regionAuthority, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { authority, regionId, startRegistryBox } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const wanted = { municipalityId: '', name: 'Городской округ Рябиновск', expectedVersion: 0 }

describe('municipalities', () => {
  it('creates, renames, announces and lists one for anyone signed in', async () => {
    const client = box.client(MunicipalityServiceDefinition, authority)
    const created = await client.putMunicipality(wanted)
    const renamed = await client.putMunicipality({
      ...created,
      name: 'Рябиновский округ',
      expectedVersion: 1,
    })
    expect(renamed).toEqual({ ...created, name: 'Рябиновский округ', version: 2 })
    await box.settled()
    const events = box.recordedEvents(MunicipalityChanged)
    expect(events.map(({ event }) => event.municipality?.version)).toEqual([1, 2])
    expect(events[0]?.envelope).toMatchObject({ schoolId: regionId })
    const someone = teacher({ schoolId: newId(), personId: newId() })
    const listed = await box.client(MunicipalityServiceDefinition, someone).listMunicipalities({})
    expect(listed.municipalities).toEqual([renamed])
  })

  it('refuses a short name, one that is taken, and what is not there', async () => {
    const client = box.client(MunicipalityServiceDefinition, authority)
    await client.putMunicipality({ ...wanted, name: 'Берёзовский район' })
    await expect(client.putMunicipality({ ...wanted, name: 'Р' })).rejects.toMatchObject({
      violations: [{ field: 'name', reason: 'TOO_SHORT', details: { shortest: '2' } }],
    })
    await expect(
      client.putMunicipality({ ...wanted, name: 'БЕРЁЗОВСКИЙ район' }),
    ).rejects.toMatchObject({ reason: 'MUNICIPALITY_EXISTS' })
    await expect(
      client.putMunicipality({ ...wanted, municipalityId: newId(), expectedVersion: 1 }),
    ).rejects.toMatchObject({ kind: 'not-found', reason: 'MUNICIPALITY_NOT_FOUND' })
  })

  it('tells the second of two writers the version that is there', async () => {
    const client = box.client(MunicipalityServiceDefinition, authority)
    const created = await client.putMunicipality({ ...wanted, name: 'Третий район' })
    const rename = (name: string) =>
      client.putMunicipality({ ...created, name, expectedVersion: created.version })
    await rename('Четвёртый район')
    await expect(rename('Пятый район')).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2', name: 'Четвёртый район' },
    })
  })

  it('repeats the answer of a repeated key', async () => {
    const client = box.client(MunicipalityServiceDefinition, authority)
    const idempotencyKey = newId()
    const put = () => client.putMunicipality({ ...wanted, name: 'Шестой' }, { idempotencyKey })
    expect(await put()).toEqual(await put())
  })

  it('is the own region’s authority’s alone', async () => {
    const other = regionAuthority({ regionId: newId(), personId: newId() })
    const foreign = box.client(MunicipalityServiceDefinition, other)
    await expect(foreign.putMunicipality(wanted)).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
  })
})
