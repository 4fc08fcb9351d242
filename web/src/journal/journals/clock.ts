import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQuery } from '../../app/session.ts'

/** `HH:MM` of an instant in a time zone. */
export const clockIn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

const everyMs = 20_000

/** The school's own `HH:MM`: the platform's clock, carried on by the time passed since it was read. */
export const useSchoolClock = (schoolId: string): string => {
  const { data: session, dataUpdatedAt } = useSuspenseQuery(sessionQuery)
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [])
  const zone = session.grants.find((hat) => hat.schoolId === schoolId)?.zone ?? 'UTC'
  const passedMs = Math.max(0, tick - dataUpdatedAt)
  return clockIn(new Date(Date.parse(session.now) + passedMs), zone)
}
