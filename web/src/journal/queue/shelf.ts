import { observable, type Observable } from '../../observable.ts'
import type { Settlement } from './rules.ts'
import type { Store } from './store.ts'
import type { Item, QueuedWrite, Saved } from './types.ts'
import type { Message, Windows } from './windows.ts'

export interface ShelfState<W extends QueuedWrite> {
  /** In the order of typing. */
  readonly items: readonly Item<W>[]
  /** Subject → what the server answered to the last save, of any window since this page opened. */
  readonly saved: ReadonlyMap<string, Saved>
  readonly savedAt?: Date
  /** False when the browser refuses to keep changes: they then live as long as the page. */
  readonly isDurable: boolean
}

/** The list in memory that the page shows, kept in step with the store and the other windows. */
export interface Shelf<W extends QueuedWrite> {
  readonly state: Observable<ShelfState<W>>
  settle(change: Settlement<W>, saved?: Message['saved']): void
  /** When everything so far is in the store. */
  kept(): Promise<void>
}

export const openShelf = async <W extends QueuedWrite>(
  store: Store<W>,
  windows: Windows,
  now: () => Date,
): Promise<Shelf<W>> => {
  const state = observable<ShelfState<W>>({
    items: await store.list(),
    saved: new Map(),
    isDurable: true,
  })
  const unkept = new Set<string>()
  const gone = new Set<string>()
  let keeping: Promise<void> = Promise.resolve()

  const show = (part: Partial<ShelfState<W>>) => state.set({ ...state.get(), ...part })

  const note = (saved: Message['saved']) => {
    if (saved.length === 0) return
    show({ saved: new Map([...state.get().saved, ...saved]), savedAt: now() })
  }

  /** The stored list, with what this window knows better: just typed, just dropped, being sent. */
  const merge = (stored: readonly Item<W>[]) => {
    const here = new Map(state.get().items.map((item) => [item.idempotencyKey, item]))
    const known = stored.filter((item) => !gone.has(item.idempotencyKey))
    const isKnown = new Set(known.map((item) => item.idempotencyKey))
    const typed = [...here.values()].filter(
      (item) => unkept.has(item.idempotencyKey) && !isKnown.has(item.idempotencyKey),
    )
    const current = known.map((item) => {
      const mine = here.get(item.idempotencyKey)
      return mine?.standing === 'sending' || unkept.has(item.idempotencyKey) ? (mine ?? item) : item
    })
    show({ items: [...current, ...typed].toSorted((a, b) => a.seq - b.seq) })
  }

  windows.listen((message) => {
    note(message.saved)
    keeping = keeping.then(async () => merge(await store.list())).catch(() => undefined)
  })

  return {
    state,
    settle: ({ items, put, drop }, saved = []) => {
      show({ items })
      note(saved)
      if (put.length === 0 && drop.length === 0) return
      for (const key of drop) gone.add(key)
      for (const item of put) unkept.add(item.idempotencyKey)
      keeping = keeping
        .then(() => store.change(put, drop))
        .then(() => put.forEach((item) => unkept.delete(item.idempotencyKey)))
        .catch(() => show({ isDurable: false }))
        .then(() => windows.tell({ saved }))
    },
    kept: () => keeping,
  }
}
