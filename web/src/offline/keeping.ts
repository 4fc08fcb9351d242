import { hashKey, type Query, type QueryClient } from '@tanstack/react-query'
import type { Session } from '../api/types.ts'
import { openKeptStore, type KeptStore } from './kept-store.ts'
import { laterSession } from './later-session.ts'

/** `meta` of a query whose answers a family or a teacher may read again without a network. */
export const keptOffline = { isKeptOffline: true } as const

/** A week's diary or journal helps; an older one would only mislead. */
const keptMs = 7 * 86_400_000

const sessionHash = hashKey(['session'])

/** Whose answers are being kept in this page; undefined until a session is read, and after it ends. */
let accountId: string | undefined
let store: Promise<KeptStore | undefined> | undefined

/** Without storage, as in some private windows, nothing is kept and nothing fails. */
const storeHere = (): Promise<KeptStore | undefined> =>
  (store ??= openKeptStore().catch(() => undefined))

const since = (): number => Date.now() - keptMs

const keep = async (hash: string, key: readonly unknown[], data: unknown, at: number) => {
  const owner = accountId
  const here = await storeHere()
  // Signed out in the meantime: nothing may come after the wipe.
  if (owner === undefined || owner !== accountId) return
  await here?.put({ accountId: owner, hash, key, data, at })
}

/** A full disk, say, costs the reading without a network and nothing else. */
const keepQuietly = (...what: Parameters<typeof keep>): void =>
  void keep(...what).catch(() => undefined)

const isKept = ({ meta }: Query): boolean => meta?.['isKeptOffline'] === true

/** Every answer to a query marked with `keptOffline` is kept from now on. */
export const startKeeping = (client: QueryClient): void => {
  // Nobody may be looking at a kept week for long: it is not forgotten by the page meanwhile.
  client.setQueryDefaults(['diary'], { gcTime: keptMs })
  client.getQueryCache().subscribe(({ type, query, ...event }) => {
    if (type !== 'updated' || !('action' in event)) return
    if (event.action.type !== 'success' || event.action.manual === true || !isKept(query)) return
    keepQuietly(query.queryHash, query.queryKey, query.state.data, query.state.dataUpdatedAt)
  })
}

/** The session of an account was read: everything of other accounts leaves this device. */
export const keepFor = async (session: Session): Promise<void> => {
  accountId = session.accountId
  await (await storeHere())?.tidy(session.accountId, since())
  keepQuietly(sessionHash, ['session'], { ...session, csrfToken: '' }, Date.now())
}

/** The last session of this device, as it would be now; undefined when none is kept. */
export const keptSession = async (): Promise<Session | undefined> => {
  const kept = await (await storeHere())?.newest(sessionHash, since())
  if (kept === undefined) return undefined
  accountId = kept.accountId
  // Only `keepFor` writes under this hash.
  return laterSession(kept.data as Session, kept.at, Date.now())
}

/** Gives the pages what this account has read before; a fresher answer is never overwritten. */
export const restoreKept = async (client: QueryClient, owner: string): Promise<void> => {
  const kept = (await (await storeHere())?.list(owner, since()).catch(() => [])) ?? []
  for (const { hash, key, data, at } of kept) {
    if (hash === sessionHash || client.getQueryState(key)?.data !== undefined) continue
    client.setQueryData(key, data, { updatedAt: at })
    // However young: much may have been saved between the last answer and the reload.
    void client.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' })
  }
}

/** Nothing that was read stays on this device. */
export const wipeKept = async (): Promise<void> => {
  accountId = undefined
  await (await storeHere())?.wipe()
}
