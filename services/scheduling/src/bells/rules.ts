import type { BellSlot } from '@zvonok/contracts/zvonok/scheduling/v1/bells'

export interface BrokenSlot {
  /** Place of the slot in the request. */
  readonly index: number
  readonly field: 'number' | 'startsAt' | 'endsAt'
  readonly reason: string
  readonly details?: Readonly<Record<string, string>>
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const inItself = (slot: BellSlot, index: number): BrokenSlot[] => {
  const broken: BrokenSlot[] = []
  if (!Number.isInteger(slot.number) || slot.number < 0 || slot.number > 14) {
    broken.push({ index, field: 'number', reason: 'BELL_NUMBER_INVALID' })
  }
  if (!isTime(slot.startsAt)) broken.push({ index, field: 'startsAt', reason: 'TIME_INVALID' })
  if (!isTime(slot.endsAt)) broken.push({ index, field: 'endsAt', reason: 'TIME_INVALID' })
  if (isTime(slot.startsAt) && isTime(slot.endsAt) && slot.endsAt <= slot.startsAt) {
    broken.push({ index, field: 'endsAt', reason: 'BELL_ENDS_BEFORE_START' })
  }
  return broken
}

/** Lessons follow each other by number and by time, never overlapping [K 4, SCH-03]. */
export const brokenSlots = (slots: readonly BellSlot[]): BrokenSlot[] => {
  const broken = slots.flatMap(inItself)
  if (broken.length > 0) return broken
  const sorted = slots
    .map((slot, index) => ({ ...slot, index }))
    .toSorted((a, b) => a.number - b.number)
  return sorted.flatMap((slot, place): BrokenSlot[] => {
    const before = sorted[place - 1]
    if (before === undefined) return []
    const details = { number: String(before.number), endsAt: before.endsAt }
    if (before.number === slot.number) {
      return [{ index: slot.index, field: 'number', reason: 'BELL_NUMBER_REPEATED', details }]
    }
    return slot.startsAt < before.endsAt
      ? [{ index: slot.index, field: 'startsAt', reason: 'BELLS_OVERLAP', details }]
      : []
  })
}
