import { describe, expect, it } from '@jest/globals'
import { dueAt } from './quiet-hours.ts'

const night = { quietFrom: '22:00', quietTo: '07:00' }

describe('dueAt', () => {
  it.each([
    ['before the night', '2026-11-10T14:59:30Z', '2026-11-10T14:59:30Z'],
    ['as the night begins', '2026-11-10T15:00:00Z', '2026-11-11T00:00:00Z'],
    ['before midnight', '2026-11-10T16:30:20Z', '2026-11-11T00:00:00Z'],
    ['after midnight', '2026-11-10T23:10:00Z', '2026-11-11T00:00:00Z'],
    ['as the night ends', '2026-11-11T00:00:00Z', '2026-11-11T00:00:00Z'],
  ])('%s, in the zone of the school', (_, now, due) => {
    expect(dueAt(new Date(now), 'Asia/Krasnoyarsk', night)).toEqual(new Date(due))
  })

  it('keeps hours within a day', () => {
    const lessons = { quietFrom: '08:00', quietTo: '14:00' }
    const now = new Date('2026-11-10T07:15:00Z')
    expect(dueAt(now, 'Europe/Moscow', lessons)).toEqual(new Date('2026-11-10T11:00:00Z'))
  })

  it('knows no quiet hours when they begin as they end', () => {
    const now = new Date('2026-11-10T20:00:00Z')
    expect(dueAt(now, 'Europe/Moscow', { quietFrom: '00:00', quietTo: '00:00' })).toEqual(now)
  })
})
