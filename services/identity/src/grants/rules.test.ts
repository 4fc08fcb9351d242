import { describe, expect, it } from '@jest/globals'
import type { GrantRoleRequest } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { newId } from '@zvonok/runtime/id'
import { Refusal } from '@zvonok/runtime/refusal'
import { checkGrant, endOf } from './rules.ts'
import type { GrantRow } from './rules.ts'

const id = newId()

const request = (more: Partial<GrantRoleRequest>): GrantRoleRequest => ({
  username: 'holder',
  holder: 'Управление',
  role: 'inspector',
  municipalityId: '',
  schoolId: '',
  from: '',
  until: '',
  ...more,
})

const problemsOf = (more: Partial<GrantRoleRequest>): Record<string, string> => {
  try {
    checkGrant(request(more))
    return {}
  } catch (error) {
    const { violations } = error as Refusal
    return Object.fromEntries(violations.map(({ field, reason }) => [field, reason]))
  }
}

describe('what may be granted', () => {
  it.each([
    [{}, {}],
    [{ municipalityId: id }, {}],
    [{ role: 'region-authority' }, {}],
    [{ role: 'municipal-authority', municipalityId: id }, {}],
    [{ role: 'school-admin', schoolId: id }, {}],
    [{ from: '2026-11-10', until: '2026-11-10' }, {}],
    [{ role: 'municipal-authority' }, { municipalityId: 'REQUIRED' }],
    [{ role: 'school-admin' }, { schoolId: 'REQUIRED' }],
    [{ role: 'school-admin', schoolId: 'x' }, { schoolId: 'NOT_AN_ID' }],
    [{ schoolId: id }, {}],
    [{ schoolId: id, municipalityId: id }, { schoolId: 'SCOPE_ONE_OF_TWO' }],
    [{ role: 'region-authority', schoolId: id }, { schoolId: 'NOT_FOR_THIS_ROLE' }],
    [{ role: 'region-authority', municipalityId: id }, { municipalityId: 'NOT_FOR_THIS_ROLE' }],
    [{ role: 'teacher' }, { role: 'ROLE_NOT_GRANTABLE' }],
    [{ role: 'constructor' }, { role: 'ROLE_NOT_GRANTABLE' }],
    [{ role: 'service' }, { role: 'ROLE_NOT_GRANTABLE' }],
    [{ holder: ' ' }, { holder: 'REQUIRED' }],
    [{ holder: 'У' }, { holder: 'TOO_SHORT' }],
    [{ holder: 'У'.repeat(201) }, { holder: 'TOO_LONG' }],
    [
      { from: '10.11.2026', until: '2026-02-30' },
      { from: 'DATE_INVALID', until: 'DATE_INVALID' },
    ],
    [{ from: '2026-11-10', until: '2026-11-09' }, { until: 'ENDS_BEFORE_START' }],
  ])('%j: %j', (more, problems) => expect(problemsOf(more)).toEqual(problems))
})

describe('the end of a grant', () => {
  const today = '2026-11-10'
  it.each([
    ['2026-09-01', '', '2026-11-09'],
    ['2026-09-01', '2026-12-31', '2026-12-31'],
    ['2026-11-10', '', '2026-11-09'],
    ['2026-12-01', '', '2026-11-30'],
    ['2026-12-01', '2026-01-01', '2026-11-30'],
  ])('from %s ended by %j: %s', (startsOn, until, end) =>
    expect(endOf({ startsOn } as GrantRow, until, today)).toBe(end),
  )
})
