import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { cellPath } from '../journeys/journal.ts'
import type { Cell } from '../journeys/journal.ts'
import type { Person } from '../journeys/person.ts'

/** What was acknowledged of one cell: it holds exactly that, whatever was killed meanwhile. */
export interface Entry {
  readonly cell: Cell
  value: string
  version: number
}

const retryMs = 50
const values = ['5', '4', '3', '2']

/** Sends the mark with one key until it is acknowledged; only a server that is away is asked again. */
const putUntilAcknowledged = async (
  teacher: Person,
  { cell, version }: Entry,
  value: string,
): Promise<void> => {
  const key = randomUUID()
  const body = { value, expectedVersion: version }
  for (;;) {
    const { status, body: answer } = await teacher.ask('PUT', cellPath(cell), { body, key })
    if (status === 200) return
    if (status < 500) throw new Error(`${status}: ${JSON.stringify(answer)}`)
    await pause(retryMs)
  }
}

/** A writer with cells of its own: puts mark after mark until told to stop. */
export const keepWriting = async (
  teacher: Person,
  entries: readonly Entry[],
  until: AbortSignal,
): Promise<void> => {
  for (let turn = 0; !until.aborted; turn += 1) {
    const entry = entries[turn % entries.length]!
    // Another one than stands there: a mark that changes nothing makes no version.
    const value = values[(values.indexOf(entry.value) + 1) % values.length]!
    await putUntilAcknowledged(teacher, entry, value)
    entry.value = value
    entry.version += 1
  }
}
