import { describe, expect, it } from '@jest/globals'
import { localDate, localDateOf, localTime, settableClock, startingAt } from './clock.ts'

describe('local date and time', () => {
  it.each([
    ['Asia/Krasnoyarsk', '2026-12-31T17:30:00Z', '2027-01-01', '00:30'],
    ['Europe/Samara', '2026-12-31T17:30:00Z', '2026-12-31', '21:30'],
    ['Europe/Moscow', '2028-02-28T21:00:00Z', '2028-02-29', '00:00'],
  ])('in %s at %s', (zone, instant, date, time) => {
    const clock = settableClock(instant)
    expect(localDate(clock, zone)).toBe(date)
    expect(localTime(clock, zone)).toBe(time)
  })

  it('of an instant of history', () => {
    expect(localDateOf(new Date('1999-12-31T20:59:59Z'), 'Europe/Moscow')).toBe('1999-12-31')
  })
})

describe('a shifted clock', () => {
  it('starts at its instant and goes on', () => {
    const clock = startingAt('2026-11-10T08:00:00Z')
    const passed = clock.now().getTime() - Date.parse('2026-11-10T08:00:00Z')
    expect(passed).toBeGreaterThanOrEqual(0)
    expect(passed).toBeLessThan(5000)
    expect(() => startingAt('yesterday')).toThrow('not an instant')
  })

  it('cannot be moved through the date it gave', () => {
    const clock = settableClock('2026-11-10T08:00:00Z')
    clock.now().setFullYear(1990)
    expect(clock.now().toISOString()).toBe('2026-11-10T08:00:00.000Z')
  })
})
