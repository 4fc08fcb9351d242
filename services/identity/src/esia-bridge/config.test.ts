import { describe, expect, it } from '@jest/globals'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { silentLog } from '@zvonok/runtime/log'

import { startConfiguredBridge } from './config.ts'

const drivers = { cache: createMemoryCache(), log: silentLog }

describe('the bridge by environment', () => {
  it('is not there where no ESIA is named', async () => {
    expect(await startConfiguredBridge({}, drivers)).toBeUndefined()
  })

  it('says in one sentence each what is missing', async () => {
    const started = startConfiguredBridge({ ESIA_BASE_URL: 'https://esia.gosuslugi.ru' }, drivers)
    await expect(started).rejects.toMatchObject({
      problems: expect.arrayContaining([
        'ESIA_CLIENT_ID is not set (mnemonic of the information system registered with ESIA).',
        'ESIA_PRIVATE_KEY is not set (PEM of the key of that system).',
      ]),
    })
  })
})
