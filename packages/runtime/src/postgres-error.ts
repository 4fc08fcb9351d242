import { invalid } from './refusal.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** The name of the unique constraint that was hit; `store.ts` maps it to a reason. */
export const uniqueViolation = (error: unknown): string | undefined =>
  codeOf(error) === '23505' && error instanceof Error && 'constraint' in error
    ? String(error.constraint)
    : undefined

/**
 * Values no caller should have sent: an id that is none, a NUL inside a text (PostgreSQL stores none).
 * They become refusals here, because every handler passes ids on as they came.
 */
export const asRefusal = (error: unknown): unknown => {
  const code = codeOf(error)
  if (code === '22021' || code === '22P05') return invalid('text', 'FORBIDDEN_CHARACTER')
  if (code === '22P02' && error instanceof Error && error.message.includes('type uuid')) {
    return invalid('id', 'NOT_AN_ID')
  }
  return error
}

/** Refused only because an earlier statement of the transaction failed. */
export const isAborted = (error: unknown): boolean => codeOf(error) === '25P02'

/** Serialization failure or deadlock: the same work may succeed when tried again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

// Connection exceptions, server shutting down or starting, too many connections; then those of the socket.
const unreachable = /^(08|57P0|53300)|^E(CONN|PIPE|HOST|NOTFOUND|TIMEDOUT)/

/** The database is away or refuses connections: nothing is known about the work itself. */
export const isUnreachable = (error: unknown): boolean =>
  unreachable.test(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying/.test(error.message))
