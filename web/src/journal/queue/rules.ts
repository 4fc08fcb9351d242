import { newKey } from '../../api/key.ts'
import type { Item, Outcome, QueuedWrite } from './types.ts'

/** What to put into the store and what to drop from it. */
export interface Settlement<W extends QueuedWrite> {
  readonly items: readonly Item<W>[]
  readonly put: readonly Item<W>[]
  readonly drop: readonly string[]
}

export const isPending = (item: Item<QueuedWrite>): boolean =>
  item.standing === 'waiting' || item.standing === 'sending'

/** The first of each lane that nothing earlier of its lane holds up, oldest first. */
export const readyItems = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  atMost: number,
): readonly Item<W>[] => {
  const taken = new Set<string>()
  const ready: Item<W>[] = []
  for (const item of items) {
    if (!isPending(item) || taken.has(item.write.lane)) continue
    taken.add(item.write.lane)
    if (item.standing === 'waiting' && ready.length < atMost) ready.push(item)
  }
  return ready
}

/** A new change makes the refused ones of its subject pointless: the person typed again. */
export const superseded = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  subjects: ReadonlySet<string>,
): readonly string[] =>
  items
    .filter((item) => !isPending(item) && subjects.has(item.write.subject))
    .map((item) => item.idempotencyKey)

/** A change builds on the one before it in the queue, else on what the person saw. */
export const baseFor = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  subject: string,
  seen: number,
): number =>
  items.findLast((item) => isPending(item) && item.write.subject === subject)?.baseVersion ?? seen

export interface NewChange<W extends QueuedWrite> {
  readonly write: W
  /** The version the person saw. */
  readonly baseVersion: number
}

/** Puts changes at the end, in the order typed; microseconds leave room within a millisecond. */
export const enqueue = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  changes: readonly NewChange<W>[],
  by: { readonly accountId: string; readonly nowMs: number },
): Settlement<W> => {
  const drop = superseded(items, new Set(changes.map(({ write }) => write.subject)))
  const rest = items.filter((item) => !drop.includes(item.idempotencyKey))
  const first = Math.max((items.at(-1)?.seq ?? 0) + 1, by.nowMs * 1000)
  const put = changes.map(({ write, baseVersion }, index): Item<W> => ({
    idempotencyKey: newKey(),
    accountId: by.accountId,
    seq: first + index,
    write,
    baseVersion: baseFor(rest, write.subject, baseVersion),
    standing: 'waiting',
  }))
  return { items: [...rest, ...put], put, drop }
}

const without = <W extends QueuedWrite>(items: readonly Item<W>[], key: string) =>
  items.filter((item) => item.idempotencyKey !== key)

const replace = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  changed: readonly Item<W>[],
): readonly Item<W>[] => {
  const byKey = new Map(changed.map((item) => [item.idempotencyKey, item]))
  return items.map((item) => byKey.get(item.idempotencyKey) ?? item)
}

/** What an answer of the server does to the queue. */
export const settle = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  item: Item<W>,
  outcome: Outcome,
): Settlement<W> => {
  const key = item.idempotencyKey
  const later = items.filter(
    (each) => each.write.subject === item.write.subject && each.seq > item.seq && isPending(each),
  )
  switch (outcome.kind) {
    case 'saved': {
      const put = later.map((each) => ({ ...each, baseVersion: outcome.saved.version }))
      return { items: replace(without(items, key), put), put, drop: [key] }
    }
    case 'refused':
    case 'overtaken': {
      // What was typed after it in the same place is what the person wants.
      if (later.length > 0) return { items: without(items, key), put: [], drop: [key] }
      const stopped: Item<W> =
        outcome.kind === 'refused'
          ? { ...item, standing: 'refused', problem: outcome.problem }
          : { ...item, standing: 'overtaken', theirs: outcome.theirs }
      return { items: replace(items, [stopped]), put: [stopped], drop: [] }
    }
    case 'later':
    case 'signed-out':
      return { items: replace(items, [{ ...item, standing: 'waiting' }]), put: [], drop: [] }
  }
}
