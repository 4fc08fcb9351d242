import type { Caller, Grant } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'

/** Who read, and by which right. */
export interface Reader {
  readonly accountId: string
  readonly role: string
}

export const readerBy = ({ accountId }: Caller, { role }: Grant): Reader => ({ accountId, role })

export interface NewReading extends Reader {
  readonly readingId: string
  readonly what: string
  readonly readAt: Date
}

export const newReading = (reader: Reader, what: string, readAt: Date): NewReading => ({
  readingId: newId(),
  accountId: reader.accountId,
  role: reader.role,
  what,
  readAt,
})
