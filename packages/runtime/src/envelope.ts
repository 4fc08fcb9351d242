import type { Message } from './message.ts'

/** What is known about an event without opening it; travels in the headers. */
export interface Envelope {
  readonly eventId: string
  /** Full name of the message: `zvonok.journal.v1.MarkPut`. */
  readonly type: string
  /** Empty when the event belongs to no school. */
  readonly schoolId: string
  readonly subjectId: string
  /** Of the aggregate; an older one never overwrites a newer one. 0 when the aggregate has none. */
  readonly version: number
  readonly occurredAt: Date
  /** Person who acted; empty when nobody did. */
  readonly actor: string
  /** W3C traceparent of the transaction that announced it. */
  readonly trace: string | undefined
}

/** `zvonok.journal.v1.MarkPut` travels on `journal.v1`: one topic per owning service. */
export const topicOf = (message: Pick<Message<never>, '$type'>): string =>
  message.$type.split('.').slice(1, -1).join('.')

export const toHeaders = (envelope: Envelope): Record<string, string> => ({
  'event-id': envelope.eventId,
  type: envelope.type,
  'school-id': envelope.schoolId,
  'subject-id': envelope.subjectId,
  version: String(envelope.version),
  'occurred-at': envelope.occurredAt.toISOString(),
  actor: envelope.actor,
  ...(envelope.trace === undefined ? {} : { traceparent: envelope.trace }),
})

/** Throws when the headers are not those of an event of ours. */
export const fromHeaders = (headers: Readonly<Record<string, string>>): Envelope => {
  const required = (name: string): string => {
    const value = headers[name]
    if (value === undefined) throw new Error(`the header ${name} is missing`)
    return value
  }
  const occurredAt = new Date(required('occurred-at'))
  const version = Number(required('version'))
  if (Number.isNaN(occurredAt.getTime())) throw new Error('the header occurred-at is no instant')
  if (!Number.isSafeInteger(version)) throw new Error('the header version is no number')
  return {
    eventId: required('event-id'),
    type: required('type'),
    schoolId: required('school-id'),
    subjectId: required('subject-id'),
    version,
    occurredAt,
    actor: headers['actor'] ?? '',
    trace: headers['traceparent'],
  }
}
