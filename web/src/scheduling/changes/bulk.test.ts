import { describe, expect, it } from '@jest/globals'
import { isReversed, mayPreview, startBulk } from './bulk.ts'

const draft = { ...startBulk('2026-09-05'), classId: 'c', reason: 'карантин' }

describe('a bulk change', () => {
  it('is looked at when it is complete', () => {
    expect(mayPreview(draft)).toBe(true)
    expect(mayPreview({ ...draft, reason: 'ка' })).toBe(false)
  })

  it('does not end before it begins, which is told', () => {
    const reversed = { ...draft, to: '2026-09-04' }
    expect(isReversed(reversed)).toBe(true)
    expect(mayPreview(reversed)).toBe(false)
    expect(isReversed(draft)).toBe(false)
  })

  it.each(['', 'no-day:31.09.2026'])('needs both days: «%s» is none', (none) => {
    expect(mayPreview({ ...draft, from: none })).toBe(false)
    expect(mayPreview({ ...draft, to: none })).toBe(false)
    expect(isReversed({ ...draft, to: none })).toBe(false)
  })
})
