import { localTimeOf } from '@zvonok/runtime/clock'

export interface QuietHours {
  /** Local `HH:MM`, inclusive. */
  readonly quietFrom: string
  /** Local `HH:MM`, exclusive; before `quietFrom` the hours go over midnight, equal to it there are none. */
  readonly quietTo: string
}

const minuteMs = 60_000
const dayMinutes = 1440

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes since `from` on a clock that goes round. */
const minutesSince = (time: number, from: number): number => (time - from + dayMinutes) % dayMinutes

/** When an e-mail may go out: now, or at the end of the person's quiet hours. */
export const dueAt = (now: Date, zone: string, { quietFrom, quietTo }: QuietHours): Date => {
  const time = minutesOf(localTimeOf(now, zone))
  const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)]
  const isQuiet = minutesSince(time, from) < minutesSince(to, from)
  if (!isQuiet) return now
  const minute = Math.floor(now.getTime() / minuteMs)
  return new Date((minute + minutesSince(to, time)) * minuteMs)
}
