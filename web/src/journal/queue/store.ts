import { openDB, type DBSchema, type IDBPObjectStore } from 'idb'
import type { Item, QueuedWrite } from './types.ts'

/** Where queued changes outlive the page. */
export interface Store<W extends QueuedWrite> {
  /** In the order of typing. */
  list(): Promise<readonly Item<W>[]>
  /** Puts some and drops others, all or nothing. */
  change(put: readonly Item<W>[], drop: readonly string[]): Promise<void>
  /** Forgets the changes of this account. */
  wipe(): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  change: { key: string; value: Item<QueuedWrite>; indexes: { account: string } }
}

type Changes = IDBPObjectStore<Schema, ['change'], 'change', 'readwrite'>

/** Changes of other accounts on a shared computer stay until those sign in again. */
export const openStore = async <W extends QueuedWrite>(
  accountId: string,
  name = 'zvonok-changes',
): Promise<Store<W>> => {
  const db = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => {
      const changes = fresh.createObjectStore('change', { keyPath: 'idempotencyKey' })
      changes.createIndex('account', 'accountId')
    },
    // A newer release in another window wants to upgrade: this page must not hold it up.
    blocking: () => db.close(),
  })
  const write = async (work: (changes: Changes) => readonly Promise<unknown>[]) => {
    const transaction = db.transaction('change', 'readwrite', { durability: 'strict' })
    await Promise.all([...work(transaction.store), transaction.done])
  }
  return {
    list: async () => {
      const items = await db.getAllFromIndex('change', 'account', accountId)
      // Only this queue writes the store, so what it reads is what it has written.
      return (items as unknown as Item<W>[]).toSorted((a, b) => a.seq - b.seq)
    },
    change: (put, drop) =>
      write((changes) => [
        ...put.map((item) => changes.put({ ...item, standing: kept(item) })),
        ...drop.map((key) => changes.delete(key)),
      ]),
    wipe: async () => {
      const keys = await db.getAllKeysFromIndex('change', 'account', accountId)
      await write((changes) => keys.map((key) => changes.delete(key)))
    },
    close: () => db.close(),
  }
}

/** After a reload nobody knows how far a sending got: it is sent again under the same key. */
const kept = ({ standing }: Item<QueuedWrite>) => (standing === 'sending' ? 'waiting' : standing)
