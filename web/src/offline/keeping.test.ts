import 'fake-indexeddb/auto'
import { describe, expect, it } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { restoreKept } from './keeping.ts'
import { openKeptStore } from './kept-store.ts'

describe('what was read before a reload', () => {
  it('is shown at once and asked for anew, however young it is', async () => {
    const store = await openKeptStore()
    const key = ['journal', 'mathematics']
    const hash = JSON.stringify(key)
    const data = { marks: [] }
    const at = Date.now()
    await store.put({ accountId: 'teacher', hash, key, data, at })
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
    await restoreKept(client, 'teacher')
    expect(client.getQueryState(key)).toMatchObject({
      data,
      dataUpdatedAt: at,
      isInvalidated: true,
    })
  })
})
