import type { ClientBase, QueryArrayResult } from 'pg'
import { asRefusal, isAborted } from './postgres-error.ts'
import { toObjects } from './rows.ts'
import { statementOf } from './sql.ts'
import type { Sql } from './sql.ts'
import { inSpan } from './telemetry.ts'

/** Every query has a name: it is the span, the metric label and the slow-query label. */
export interface Read {
  rows<R>(name: string, statement: Sql): Promise<R[]>
  /** Undefined when there is no row; more than one is an error. */
  maybe<R>(name: string, statement: Sql): Promise<R | undefined>
  /** Exactly one row; anything else is an error. */
  one<R>(name: string, statement: Sql): Promise<R>
}

/** A connection while somebody may use it; afterwards a query must not land in another's transaction. */
export interface Lease {
  readonly client: ClientBase
  over: boolean
  /** What aborted the transaction: every statement after it fails for this. */
  failure?: unknown
}

/** Notes the first failure of a transaction; those that only follow from it are told by it. */
export const failureOf = (lease: Lease, error: unknown): unknown => {
  if (isAborted(error)) return lease.failure ?? error
  lease.failure ??= asRefusal(error)
  return asRefusal(error)
}

export const run = (lease: Lease, name: string, query: Sql): Promise<QueryArrayResult> => {
  const { client, over } = lease
  if (over) return Promise.reject(new Error(`${name} was asked after its transaction was over`))
  const { name: prepared, text } = statementOf(name, query)
  const values = [...query.values]
  const config = { text, values, rowMode: 'array' as const }
  return inSpan(`sql ${name}`, { 'db.query.name': name }, () =>
    client
      .query(prepared === undefined ? config : { ...config, name: prepared })
      .catch((error: unknown) => {
        throw failureOf(lease, error)
      }),
  )
}

export const queriesOn = (lease: Lease): Read => {
  const rows = async <R>(name: string, query: Sql): Promise<R[]> => {
    const result = await run(lease, name, query)
    return toObjects<R>(result.fields, result.rows as unknown[][])
  }
  const maybe = async <R>(name: string, query: Sql): Promise<R | undefined> => {
    const found = await rows<R>(name, query)
    if (found.length > 1) throw new Error(`${name} returned ${found.length} rows instead of one`)
    return found[0]
  }
  const one = async <R>(name: string, query: Sql): Promise<R> => {
    const found = await maybe<R>(name, query)
    if (found === undefined) throw new Error(`${name} returned no row`)
    return found
  }
  return { rows, maybe, one }
}
