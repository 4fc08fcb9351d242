import { describe, expect, it } from '@jest/globals'
import { stateOf } from './reads.ts'

const open = { from: '2026-11-01', until: '' }
const today = '2026-11-10'

describe('an integrator', () => {
  it.each([
    [open, 'active'],
    [{ ...open, until: today }, 'active'],
    [{ ...open, until: '2026-11-09' }, 'ended'],
    [{ ...open, from: '2026-11-11' }, 'planned'],
    [{ ...open, revokedAt: '2026-11-09T10:00:00Z' }, 'revoked'],
  ])('with %j is %s', (integrator, state) => {
    expect(stateOf(integrator as never, today)).toBe(state)
  })
})
