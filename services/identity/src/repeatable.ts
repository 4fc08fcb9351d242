import { Refusal } from '@zvonok/runtime/refusal'

/**
 * A command that needs something done before its transaction: a look-up that counts guesses, an account
 * in the directory. What was answered to the same idempotency key wins over whatever the preparation
 * says the second time, so a refusal of it is thrown only inside `run`, where a kept answer goes first.
 */
export const repeatable = async <P, A>(
  prepare: () => Promise<P>,
  run: (prepared: () => Promise<P>) => Promise<A>,
): Promise<A> => {
  const outcome = prepare()
  await outcome.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
  try {
    return await run(() => outcome)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The same command at the same moment may have committed meanwhile: then its answer is kept.
    return run(() => Promise.reject(error))
  }
}
