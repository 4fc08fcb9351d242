import { describe, expect, it } from '@jest/globals'
import { Problem } from '../api/problem.ts'
import {
  finalsToSave,
  leftWithout,
  problemsByPupil,
  takeSuggestions,
  typeFinal,
  valueOfKey,
} from './draft.ts'
import type { FinalRow } from './reads.ts'

const row = (pupilId: string, change: Partial<FinalRow> = {}): FinalRow => ({
  pupilId,
  name: pupilId,
  average: 433,
  marks: 6,
  writtenMarks: 2,
  suggested: '4',
  value: '',
  version: 0,
  warnings: [],
  order: '',
  hasLeft: false,
  ...change,
})
const rows = [row('a'), row('b', { value: '5', version: 2 }), row('c', { hasLeft: true })]
const none = new Map()

describe('a draft of finals', () => {
  it('takes suggestions only where nothing stands and the pupil stays', () => {
    expect([...takeSuggestions(none, rows)]).toEqual([['a', { value: '4', order: '' }]])
  })

  it('forgets what is typed back', () => {
    const changed = typeFinal(none, row('b', { value: '5' }), { value: '4', order: '' })
    expect(changed.size).toBe(1)
    expect(typeFinal(changed, row('b', { value: '5' }), { value: '5', order: '' }).size).toBe(0)
  })

  it('sends the version seen, and the order only of a letter', () => {
    const draft = new Map([
      ['a', { value: 'н/а', order: '№ 12 от 20.12.2026' }],
      ['b', { value: '4', order: 'left over' }],
    ])
    expect(finalsToSave(draft, rows)).toEqual([
      { pupilId: 'a', value: 'н/а', order: '№ 12 от 20.12.2026', expectedVersion: 0 },
      { pupilId: 'b', value: '4', order: '', expectedVersion: 2 },
    ])
  })

  it('knows how many are left without', () => {
    expect(leftWithout(none, rows)).toBe(1)
    expect(leftWithout(takeSuggestions(none, rows), rows)).toBe(0)
  })
})

describe('a key', () => {
  const scale = ['5', '4', '3', '2', 'н/а']

  it('is its figure on either part of the keyboard', () => {
    expect(valueOfKey(scale, { code: 'Numpad4', key: '4' })).toBe('4')
    expect(valueOfKey(scale, { code: 'Digit9', key: '9' })).toBeUndefined()
  })

  it('is its letter in either layout', () => {
    expect(valueOfKey(scale, { code: 'KeyY', key: 'н' })).toBe('н/а')
    expect(valueOfKey(scale, { code: 'KeyY', key: 'y' })).toBe('н/а')
  })
})

describe('a refusal', () => {
  it('is told beside the pupil', () => {
    const violations = [{ field: 'finals[1].order', reason: 'ORDER_REQUIRED' }]
    const problem = new Problem({ type: '', title: '', status: 422, reason: 'INVALID', violations })
    expect(problemsByPupil(problem, ['a', 'b']).get('b')?.reason).toBe('ORDER_REQUIRED')
  })
})
