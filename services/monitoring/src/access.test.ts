import { describe, expect, it } from '@jest/globals'
import { newId } from '@zvonok/runtime/id'
import {
  director,
  inspector,
  municipalAuthority,
  person,
  regionAuthority,
  teacher,
} from '@zvonok/testing/callers'
import { isInside, municipalitiesOf, municipalityGrant, regionGrant } from './access.ts'

const [regionId, municipalityId, schoolId, personId] = [newId(), newId(), newId(), newId()]
const municipality = { regionId, municipalityId }
const elsewhere = newId()

describe('who reads what', () => {
  it.each([
    ['the regional authority', regionAuthority({ regionId, personId }), true, true],
    ['an inspector of the region', inspector({ regionId, personId }), true, true],
    ['an inspector of the municipality', inspector({ ...municipality, personId }), false, true],
    [
      'an inspector of another municipality',
      inspector({ regionId, municipalityId: elsewhere, personId }),
      false,
      false,
    ],
    ['the municipal authority', municipalAuthority({ ...municipality, personId }), false, true],
    [
      'a municipal authority without a municipality',
      municipalAuthority({ regionId, personId }),
      false,
      false,
    ],
    [
      'an authority of another region',
      regionAuthority({ regionId: elsewhere, personId }),
      false,
      false,
    ],
    ['a director', director({ schoolId, personId }), false, false],
  ])('%s', (_, caller, region, oneMunicipality) => {
    expect(regionGrant(caller, regionId) !== undefined).toBe(region)
    expect(municipalityGrant(caller, municipality) !== undefined).toBe(oneMunicipality)
  })

  it('a role of a school with a municipality written beside it reads no municipality', () => {
    const caller = person({ role: 'director', personId, schoolId, municipalityId })
    expect([...municipalitiesOf(caller).keys()]).toEqual([])
  })

  it('only the leadership of the school itself is inside', () => {
    expect(isInside(director({ schoolId, personId }), schoolId)).toBe(true)
    expect(isInside(director({ schoolId: elsewhere, personId }), schoolId)).toBe(false)
    expect(isInside(teacher({ schoolId, personId }), schoolId)).toBe(false)
  })
})
