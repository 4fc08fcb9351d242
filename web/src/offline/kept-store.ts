import { openDB, type DBSchema } from 'idb'

/** An answer that was read once and may be shown again without a network. */
export interface Kept {
  readonly accountId: string
  /** The read, as its key is written. */
  readonly hash: string
  readonly key: readonly unknown[]
  readonly data: unknown
  /** When it came, in ms since 1970. */
  readonly at: number
}

/** Where answers outlive the page, each under the account that it was given to. */
export interface KeptStore {
  /** What this account has read since the instant. */
  list(accountId: string, since: number): Promise<readonly Kept[]>
  /** The newest of a read, whoever made it. */
  newest(hash: string, since: number): Promise<Kept | undefined>
  put(kept: Kept): Promise<void>
  /** Forgets everything of other accounts, and what is older than the instant. */
  tidy(accountId: string, since: number): Promise<void>
  wipe(): Promise<void>
}

interface Schema extends DBSchema {
  read: { key: [string, string]; value: Kept }
}

export const openKeptStore = async (name = 'zvonok-kept'): Promise<KeptStore> => {
  const db = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('read', { keyPath: ['accountId', 'hash'] })
    },
    // A newer release in another window wants to upgrade: this page must not hold it up.
    blocking: () => db.close(),
  })
  const all = () => db.getAll('read')
  return {
    list: async (accountId, since) =>
      (await all()).filter((kept) => kept.accountId === accountId && kept.at >= since),
    newest: async (hash, since) =>
      (await all())
        .filter((kept) => kept.hash === hash && kept.at >= since)
        .toSorted((a, b) => b.at - a.at)[0],
    put: async (kept) => {
      await db.put('read', kept)
    },
    tidy: async (accountId, since) => {
      const transaction = db.transaction('read', 'readwrite')
      for (const kept of await transaction.store.getAll()) {
        if (kept.accountId === accountId && kept.at >= since) continue
        void transaction.store.delete([kept.accountId, kept.hash])
      }
      await transaction.done
    },
    wipe: () => db.clear('read'),
  }
}
