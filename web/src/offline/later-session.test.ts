import { describe, expect, it } from '@jest/globals'
import type { Session } from '../api/types.ts'
import { laterSession } from './later-session.ts'

const session: Session = {
  signedIn: true,
  accountId: 'a',
  displayName: 'А',
  grants: [],
  csrfToken: '',
  now: '2026-11-27T16:30:00.000Z',
  today: { s: '2026-11-27' },
}

const at = new Date(2026, 10, 27, 23, 30).getTime()
const hourMs = 3_600_000

describe('a session recalled without a network', () => {
  it('is as it was in the same day', () => {
    expect(laterSession(session, at, at)).toEqual(session)
  })

  it('has the next day when the device has it', () => {
    const later = laterSession(session, at, at + hourMs)
    expect(later.today).toEqual({ s: '2026-11-28' })
    expect(later.now).toBe('2026-11-27T17:30:00.000Z')
  })

  it('never goes back, whatever a clock set anew says', () => {
    expect(laterSession(session, at, at - 72 * hourMs)).toEqual(session)
  })
})
