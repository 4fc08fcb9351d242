import { describe, expect, it } from '@jest/globals'
import { mayPreview, requestOf, startBulk } from './bulk.ts'

const draft = { ...startBulk('2026-11-22'), classId: 'c', reason: 'Карантин' }

describe('a bulk change', () => {
  it('needs whose lessons, a span and a reason', () => {
    expect(mayPreview(draft)).toBe(true)
    expect(mayPreview({ ...draft, classId: '' })).toBe(false)
    expect(mayPreview({ ...draft, to: '2026-11-21' })).toBe(false)
    expect(mayPreview({ ...draft, reason: ' а ' })).toBe(false)
  })

  it('needs the substitute only for a replacement, and sends it only then', () => {
    const replaced = { ...draft, kind: 'TEACHER_REPLACED' as const }
    expect(mayPreview(replaced)).toBe(false)
    expect(mayPreview({ ...replaced, substituteId: 's' })).toBe(true)
    expect(requestOf({ ...draft, substituteId: 's' }).substituteId).toBe('')
  })
})
