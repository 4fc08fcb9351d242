import { uniqueViolation } from '@zvonok/runtime/postgres'
import type { Refusal } from '@zvonok/runtime/refusal'

/** Constraint → what it means, so that a race and a check give the same answer. */
export type Meanings = Readonly<Record<string, () => Refusal>>

export const refusing = async <T>(meanings: Meanings, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw meanings[uniqueViolation(error) ?? '']?.() ?? error
  }
}
