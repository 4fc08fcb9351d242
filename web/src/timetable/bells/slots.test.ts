import { describe, expect, it } from '@jest/globals'
import { breakAfter, slotsOf, withOneMore, wrongSlots } from './slots.ts'

const day = slotsOf({
  startsAt: '08:00',
  lessons: 3,
  lesson: 45,
  shortBreak: 10,
  longBreak: 20,
  longAfter: [2],
})

describe('a bell schedule', () => {
  it('is built from its rhythm', () => {
    expect(day.map(({ startsAt, endsAt }) => `${startsAt}–${endsAt}`)).toEqual([
      '08:00–08:45',
      '08:55–09:40',
      '10:00–10:45',
    ])
    expect(breakAfter(day, 1)).toBe(20)
    expect(breakAfter(day, 2)).toBeUndefined()
  })

  it('goes on in the same rhythm', () => {
    expect(withOneMore(day).at(-1)).toEqual({ number: 4, startsAt: '11:05', endsAt: '11:50' })
    expect(withOneMore([])).toHaveLength(1)
  })

  it('names lessons that overlap or end before they start', () => {
    const late = day.map((slot) => (slot.number === 1 ? { ...slot, endsAt: '09:00' } : slot))
    expect(wrongSlots(late)).toEqual([2])
    const empty = day.map((slot) => (slot.number === 3 ? { ...slot, endsAt: '' } : slot))
    expect(wrongSlots(empty)).toEqual([3])
    expect(wrongSlots(day)).toEqual([])
  })
})
