import { conflict, invalid, notFound } from '@zvonok/runtime/refusal'
import type { Details, Refusal } from '@zvonok/runtime/refusal'

interface Versioned {
  readonly version: number
}

interface Change<T extends Versioned> {
  /** What it is, for `ROOM_NOT_FOUND`. */
  readonly what: string
  /** Undefined when a new one is created. */
  readonly id: string | undefined
  readonly expectedVersion: number
  /** As it is now, locked. */
  readonly before: T | undefined
  /** What is there now, told to the writer who came second; never personal data. */
  readonly describe?: (now: T) => Details
}

const changedByAnother = (version: number, now: Details = {}): Refusal =>
  conflict('CHANGED_BY_ANOTHER', { ...now, version: String(version) })

/** The version after the change; refuses a writer who has not seen the one before it. */
export const nextVersion = <T extends Versioned>(change: Change<T>): number => {
  const { what, id, expectedVersion, before, describe } = change
  if (before === undefined && id !== undefined) throw notFound(what)
  if (before === undefined && expectedVersion !== 0) {
    throw invalid('expectedVersion', 'OUT_OF_RANGE', { from: '0', to: '0' })
  }
  if (before !== undefined && before.version !== expectedVersion) {
    throw changedByAnother(before.version, describe?.(before))
  }
  return (before?.version ?? 0) + 1
}
