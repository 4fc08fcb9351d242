import { Refusal } from '@zvonok/runtime/refusal'
import type { SignedCaller } from './auth.ts'

export interface Hearing<T> {
  /** The one who opened the stream. */
  readonly opener: SignedCaller
  /** Who the same session or token stands for now; refuses when it has ended. */
  readonly identify: () => Promise<SignedCaller>
  /** Asks the owning service; refuses what may not be read. */
  readonly check: (topic: T, token: string) => Promise<void>
  /** How old the last answer may be. */
  readonly lifeMs: number
}

const grantsOf = ({ caller }: SignedCaller): string =>
  caller.grants
    .map((grant) => JSON.stringify(grant))
    .toSorted()
    .join()

const isAway = (error: unknown): boolean =>
  !(error instanceof Refusal) || error.kind === 'unavailable' || error.kind === 'exhausted'

/**
 * What an open stream may be told, as of `lifeMs` ago at most. A topic is asked about only when there is
 * something to tell: a page that lies open for hours costs its owning service nothing.
 */
export const hearing = <T>({ opener, identify, check, lifeMs }: Hearing<T>) => {
  const grants = grantsOf(opener)
  // Of a topic, or of the listener alone.
  const looks = new Map<
    T | undefined,
    { readonly atMs: number; readonly isRight: Promise<boolean> }
  >()

  const look = async (topic: T | undefined): Promise<boolean> => {
    try {
      const now = await identify()
      if (grantsOf(now) !== grants) return false
      if (topic !== undefined) await check(topic, now.token)
      return true
    } catch (error) {
      if (isAway(error)) throw error
      return false
    }
  }

  const lookNow = (topic: T | undefined): Promise<boolean> => {
    const isRight = look(topic)
    looks.set(topic, { atMs: Date.now(), isRight })
    return isRight
  }

  return {
    /** The topic was checked at the opening. */
    opened: (topic: T | undefined): void => {
      looks.set(topic, { atMs: Date.now(), isRight: Promise.resolve(true) })
    },
    /** Whether this may be told now. Throws when nobody can say. */
    mayTell: (topic: T | undefined): Promise<boolean> => {
      const last = looks.get(topic)
      const isFresh = last !== undefined && Date.now() - last.atMs < lifeMs
      return isFresh ? last.isRight : lookNow(topic)
    },
    /** Whether the listener is still the one who opened the stream, with the same grants. Throws when nobody can say. */
    isSame: (): Promise<boolean> => lookNow(undefined),
  }
}
