/** The only source of domain time, so that tests and demo filling can choose the day. */
export interface Clock {
  now(): Date
}

export interface SettableClock extends Clock {
  set(instant: Date | string): void
}

export const systemClock: Clock = { now: () => new Date() }

/** Runs at the usual speed, but as if the process had started at `instant`. */
export const startingAt = (instant: Date | string): Clock => {
  const shiftMs = new Date(instant).getTime() - Date.now()
  if (Number.isNaN(shiftMs)) throw new RangeError(`not an instant: ${String(instant)}`)
  return { now: () => new Date(Date.now() + shiftMs) }
}

/** Stands still until it is set again. */
export const settableClock = (instant: Date | string): SettableClock => {
  let current = new Date(instant)
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next)
    },
  }
}

// Building a formatter costs about 50 µs, using one about 1 µs.
const formatters = new Map<string, Intl.DateTimeFormat>()

const parts = (instant: Date, zone: string): Record<string, string> => {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  return Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]))
}

/** The school's calendar day of an instant, `YYYY-MM-DD`. */
export const localDateOf = (instant: Date, zone: string): string => {
  const { year, month, day } = parts(instant, zone)
  return `${year}-${month}-${day}`
}

/** The school's wall time of an instant, `HH:MM`. */
export const localTimeOf = (instant: Date, zone: string): string => {
  const { hour, minute } = parts(instant, zone)
  return `${hour}:${minute}`
}

/** Today in the zone, `YYYY-MM-DD`. */
export const localDate = (clock: Clock, zone: string): string => localDateOf(clock.now(), zone)

/** Wall time now in the zone, `HH:MM`. */
export const localTime = (clock: Clock, zone: string): string => localTimeOf(clock.now(), zone)
