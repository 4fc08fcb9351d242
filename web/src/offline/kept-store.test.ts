import 'fake-indexeddb/auto'
import { describe, expect, it } from '@jest/globals'
import { openKeptStore, type Kept } from './kept-store.ts'

const kept = (accountId: string, hash: string, at: number): Kept => ({
  accountId,
  hash,
  key: [hash],
  data: { of: accountId },
  at,
})

const fresh = async (name: string) => {
  const store = await openKeptStore(name)
  await store.put(kept('mother', 'week', 10))
  await store.put(kept('mother', 'subjects', 20))
  await store.put(kept('father', 'week', 30))
  return store
}

describe('what is kept for reading without a network', () => {
  it('is given to the account that read it, to no other', async () => {
    const store = await fresh('given')
    const mother = await store.list('mother', 0)
    expect(mother.map(({ hash }) => hash).toSorted()).toEqual(['subjects', 'week'])
    expect(mother.every(({ data }) => (data as { of: string }).of === 'mother')).toBe(true)
    expect(await store.list('stranger', 0)).toEqual([])
  })

  it('is not given when it is too old', async () => {
    const store = await fresh('old')
    expect((await store.list('mother', 15)).map(({ hash }) => hash)).toEqual(['subjects'])
    expect(await store.newest('week', 31)).toBeUndefined()
  })

  it('leaves when another account comes', async () => {
    const store = await fresh('tidy')
    await store.tidy('mother', 15)
    expect((await store.list('mother', 0)).map(({ hash }) => hash)).toEqual(['subjects'])
    expect(await store.list('father', 0)).toEqual([])
  })

  it('has the newest of a read first, and nothing after a wipe', async () => {
    const store = await fresh('newest')
    expect((await store.newest('week', 0))?.accountId).toBe('father')
    await store.wipe()
    expect(await store.newest('week', 0)).toBeUndefined()
  })
})
