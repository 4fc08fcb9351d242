import type { BellSlot } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Json } from '../../api/types.ts'

export type Slot = Json<BellSlot>

const minutesOf = (time: string): number => {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const timeOf = (minutes: number): string => {
  const within = ((minutes % 1440) + 1440) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

export interface Rhythm {
  readonly startsAt: string
  readonly lessons: number
  /** Minutes. */
  readonly lesson: number
  readonly shortBreak: number
  readonly longBreak: number
  /** Lesson numbers that a long break follows. */
  readonly longAfter: readonly number[]
}

/** The whole day at once, from the first bell on. */
export const slotsOf = (rhythm: Rhythm): readonly Slot[] => {
  const slots: Slot[] = []
  let at = minutesOf(rhythm.startsAt)
  for (let number = 1; number <= rhythm.lessons; number += 1) {
    slots.push({ number, startsAt: timeOf(at), endsAt: timeOf(at + rhythm.lesson) })
    const isLong = rhythm.longAfter.includes(number)
    at += rhythm.lesson + (isLong ? rhythm.longBreak : rhythm.shortBreak)
  }
  return slots
}

/** Minutes between a lesson and the next. */
export const breakAfter = (slots: readonly Slot[], index: number): number | undefined => {
  const slot = slots[index]
  const next = slots[index + 1]
  if (slot === undefined || next === undefined) return undefined
  const minutes = minutesOf(next.startsAt) - minutesOf(slot.endsAt)
  return Number.isNaN(minutes) ? undefined : minutes
}

/** The next lesson as long as the last, after the same break. */
export const withOneMore = (slots: readonly Slot[]): readonly Slot[] => {
  const last = slots.at(-1)
  if (last === undefined) return [{ number: 1, startsAt: '08:00', endsAt: '08:45' }]
  const length = minutesOf(last.endsAt) - minutesOf(last.startsAt)
  const pause = breakAfter(slots, slots.length - 2) ?? 10
  const startsAt = minutesOf(last.endsAt) + pause
  const next = { startsAt: timeOf(startsAt), endsAt: timeOf(startsAt + length) }
  return [...slots, { number: last.number + 1, ...next }]
}

/** Numbers of lessons that end before they start, or start before the one before has ended. */
export const wrongSlots = (slots: readonly Slot[]): readonly number[] =>
  slots
    .filter(({ startsAt, endsAt }, index) => {
      const isBackwards = !(minutesOf(startsAt) < minutesOf(endsAt))
      const pause = breakAfter(slots, index - 1)
      return isBackwards || (pause !== undefined && pause < 0)
    })
    .map(({ number }) => number)
