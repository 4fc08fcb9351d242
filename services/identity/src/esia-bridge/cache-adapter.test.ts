import { describe, expect, it } from '@jest/globals'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'

import { cacheAdapter } from './cache-adapter.ts'

const adapterOf = (model: string, cache = createMemoryCache()) => ({
  adapter: cacheAdapter(cache, 'bridge')(model),
  cache,
})

describe('what the bridge keeps in the cache', () => {
  it('is found until it is destroyed', async () => {
    const { adapter } = adapterOf('Interaction')
    await adapter.upsert('one', { kind: 'Interaction' }, 60)
    expect(await adapter.find('one')).toEqual({ kind: 'Interaction' })
    await adapter.destroy('one')
    expect(await adapter.find('one')).toBeUndefined()
  })

  it('can be used by one of two requests at the same moment', async () => {
    const { adapter } = adapterOf('AuthorizationCode')
    await adapter.upsert('code', { grantId: 'grant' }, 60)
    const uses = await Promise.allSettled([adapter.consume('code'), adapter.consume('code')])
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await adapter.find('code')).toMatchObject({ consumed: true })
  })

  it('is gone with its grant', async () => {
    const { adapter, cache } = adapterOf('AccessToken')
    await adapter.upsert('token', { grantId: 'grant' }, 60)
    await adapter.upsert('other', { grantId: 'other grant' }, 60)
    await adapterOf('RefreshToken', cache).adapter.revokeByGrantId('grant')
    expect(await adapter.find('token')).toBeUndefined()
    expect(await adapter.find('other')).toBeDefined()
  })

  it('finds a session by its other name', async () => {
    const { adapter } = adapterOf('Session')
    await adapter.upsert('cookie', { uid: 'uid', accountId: '1' }, 60)
    expect(await adapter.findByUid('uid')).toMatchObject({ accountId: '1' })
    expect(await adapter.findByUid('else')).toBeUndefined()
  })
})
