import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import { encode } from './message.ts'
import type { Message } from './message.ts'
import { isRetryable, sql, uniqueViolation } from './postgres.ts'
import type { Db, Scope, Tx } from './postgres.ts'
import { conflict, Refusal } from './refusal.ts'
import type { Context } from './rpc.ts'

export interface CommandOf<Q> {
  /** Absent only for commands that belong to no school; they run in the scope of every school. */
  readonly schoolId?: string | undefined
  readonly request: Q
  readonly requestType: Message<Q>
}

interface Stored {
  readonly requestHash: Buffer
  readonly response: Buffer
}

const maxTries = 3
const primaryKey = 'idempotency_key_pkey'

/**
 * One transaction with audit, announcement and idempotency key. A repeated key with the same request answers
 * what was answered; with another request it is refused. Serialization failures and deadlocks run `decide`
 * again, three times in all, so it must do nothing but use its `tx`.
 */
export const command = async <Q, A>(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  context: Pick<Context, 'caller' | 'idempotencyKey'>,
  { schoolId, request, requestType }: CommandOf<Q>,
  decide: (tx: Tx) => Promise<A>,
  responseType: Message<A>,
): Promise<A> => {
  const scope: Scope = schoolId === undefined ? { everySchool: true } : { schoolId }
  const key = context.idempotencyKey
  if (key === undefined) return retried(() => db.transaction(scope, decide))

  const accountId = context.caller.accountId || (context.caller.service ?? '')
  const hash = createHash('sha256')
    .update(requestType.$type)
    .update(encode(requestType, request))
    .digest()
  const find = (tx: Tx): Promise<Stored | undefined> =>
    tx.maybe<Stored>(
      'idempotency_find',
      sql`
        select request_hash, response
        from idempotency_key
        where account_id = ${accountId} and key = ${key}`,
    )
  const save = (tx: Tx, answer: A): void =>
    tx.send(
      'idempotency_save',
      sql`
        insert into idempotency_key
          (account_id, key, school_id, request_type, request_hash, response, created_at)
        values (${accountId}, ${key}, ${schoolId}, ${requestType.$type}, ${hash},
          ${encode(responseType, answer)}, ${clock.now()})`,
    )
  const answered = (stored: Stored): A => {
    if (!stored.requestHash.equals(hash)) throw conflict('IDEMPOTENCY_KEY_REUSED')
    return responseType.decode(stored.response)
  }
  const once = (): Promise<A> =>
    db.transaction(scope, async (tx) => {
      const stored = await find(tx)
      if (stored !== undefined) return answered(stored)
      const answer = await decide(tx)
      save(tx, answer)
      return answer
    })

  return retried(once).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) && uniqueViolation(error) === undefined) throw error
    // The same key may have been used by a call that ran at the same time and committed first: then
    // its answer is the answer, whatever this one stumbled over.
    const stored = await db.transaction(scope, find)
    if (stored !== undefined) return answered(stored)
    throw uniqueViolation(error) === primaryKey ? conflict('IDEMPOTENCY_KEY_REUSED') : error
  })
}

/** Three tries with a short random pause for what PostgreSQL asks to try again. */
export const retried = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isRetryable(error) || tries === maxTries) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries))
    }
  }
}
