import { addDays, daysBetween } from '@zvonok/policy/dates'
import type { Session } from '../api/types.ts'

const two = (figure: number): string => String(figure).padStart(2, '0')

/** The day this device shows at an instant. */
const deviceDay = (ms: number): string => {
  const at = new Date(ms)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/**
 * A session that was read at `at`, as it stands at `now`: without a network nobody but the device
 * can tell how many days have passed, so the school's day moves on by as many as the device's.
 */
export const laterSession = (session: Session, at: number, now: number): Session => {
  const days = Math.max(0, daysBetween(deviceDay(at), deviceDay(now)))
  const today = Object.entries(session.today).map(([schoolId, day]) => [
    schoolId,
    addDays(day, days),
  ])
  return {
    ...session,
    now: new Date(Date.parse(session.now) + Math.max(0, now - at)).toISOString(),
    today: Object.fromEntries(today) as Session['today'],
  }
}
