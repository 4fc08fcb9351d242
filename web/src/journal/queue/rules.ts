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

/** What goes out in one command: a change by itself, or all that is left of its batch. */
export const commandKey = ({ batch, idempotencyKey }: Item<QueuedWrite>): string =>
  batch ?? idempotencyKey

/** The commands that nothing earlier in the lanes of their changes holds up, oldest first. */
export const readyCommands = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  atMost: number,
): readonly (readonly Item<W>[])[] => {
  const firstOfLane = new Map<string, string>()
  const commands = new Map<string, Item<W>[]>()
  for (const item of items) {
    if (!isPending(item)) continue
    const key = commandKey(item)
    const { lane } = item.write
    if (!firstOfLane.has(lane)) firstOfLane.set(lane, key)
    commands.set(key, [...(commands.get(key) ?? []), item])
  }
  const isReady = ({ standing, write }: Item<W>, key: string) =>
    standing === 'waiting' && firstOfLane.get(write.lane) === key
  return [...commands]
    .filter(([key, members]) => members.every((item) => isReady(item, key)))
    .map(([, members]) => members)
    .slice(0, Math.max(0, atMost))
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
  /** Changes put together under one name go out as one command. */
  readonly together?: string
}

/** A key for each name that more than one of the changes has. */
const batchKeys = (changes: readonly NewChange<QueuedWrite>[]): ReadonlyMap<string, string> => {
  const names = changes.flatMap(({ together }) => (together === undefined ? [] : [together]))
  const shared = names.filter((name, index) => names.indexOf(name) !== index)
  return new Map([...new Set(shared)].map((name) => [name, newKey()]))
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
  const batches = batchKeys(changes)
  const put = changes.map(({ write, baseVersion, together = '' }, index): Item<W> => {
    const batch = batches.get(together)
    return {
      idempotencyKey: newKey(),
      ...(batch === undefined ? {} : { batch }),
      accountId: by.accountId,
      seq: first + index,
      write,
      baseVersion: baseFor(rest, write.subject, baseVersion),
      standing: 'waiting',
    }
  })
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
    case 'held':
    case 'signed-out':
      return { items: replace(items, [{ ...item, standing: 'waiting' }]), put: [], drop: [] }
  }
}

/** What the answers to one command do, one after the other. */
export const settleAll = <W extends QueuedWrite>(
  items: readonly Item<W>[],
  answers: readonly (readonly [Item<W>, Outcome])[],
): Settlement<W> => {
  const put = new Map<string, Item<W>>()
  const drop = new Set<string>()
  let left = items
  for (const [item, outcome] of answers) {
    const settled = settle(left, item, outcome)
    left = settled.items
    for (const each of settled.put) put.set(each.idempotencyKey, each)
    for (const key of settled.drop) drop.add(key)
  }
  for (const key of drop) put.delete(key)
  return { items: left, put: [...put.values()], drop: [...drop] }
}
