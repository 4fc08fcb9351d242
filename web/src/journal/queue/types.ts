import type { ProblemBody } from '../../api/problem.ts'

/** What every queued change has, whatever it is about. */
export interface QueuedWrite {
  /** Changes of one lane go out one after the other, in the order typed. */
  readonly lane: string
  /** What is versioned: the next change of a subject builds on the version of the last. */
  readonly subject: string
}

export type Standing = 'waiting' | 'sending' | 'refused' | 'overtaken'

/** What the server holds after a save. */
export interface Saved {
  readonly value: string
  readonly comment: string
  readonly version: number
  readonly by?: string
  /** ISO instant. */
  readonly at?: string
}

export interface Item<W extends QueuedWrite> {
  /** One per change: the server applies it once however often it is sent. */
  readonly idempotencyKey: string
  /** Changes of one batch go out in one command, whose key this is: all of them or none are saved. */
  readonly batch?: string
  readonly accountId: string
  /** The order of typing. */
  readonly seq: number
  readonly write: W
  /** The version the person saw. */
  readonly baseVersion: number
  readonly standing: Standing
  /** Why it was refused. */
  readonly problem?: ProblemBody
  /** What another person put in between. */
  readonly theirs?: Saved
}

export type Outcome =
  | { readonly kind: 'saved'; readonly saved: Saved }
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  | { readonly kind: 'overtaken'; readonly theirs: Saved }
  /**
   * Nothing is known to have happened: the same change is sent again. With a problem the server
   * failed over this very change, and after some tries the others go on without it.
   */
  | { readonly kind: 'later'; readonly afterMs?: number; readonly problem?: ProblemBody }
  | { readonly kind: 'signed-out' }
  /** Nothing is wrong with it, but with another of its batch: it goes out again without that one. */
  | { readonly kind: 'held' }

/** Sends the changes of one command and answers for each of them. */
export type Send<W extends QueuedWrite> = (items: readonly Item<W>[]) => Promise<readonly Outcome[]>
