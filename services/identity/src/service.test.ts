import { describe, expect, it } from '@jest/globals'
import { sql } from '@zvonok/runtime/postgres'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { systemClock } from '@zvonok/runtime/clock'
import { ConfigError } from '@zvonok/runtime/config'
import { createMemoryLive } from '@zvonok/runtime/live-memory'
import { createLog } from '@zvonok/runtime/log'
import { createDirectBus } from '@zvonok/runtime/bus-direct'
import { callerPublicKey } from '@zvonok/testing/callers'
import { freshDatabase } from '@zvonok/testing/postgres'
import { readIdentityConfig } from './config.ts'
import { idpMigrations } from './directory/database.ts'
import { createEmbeddedDirectory } from './directory/embedded.ts'
import { startIdentity } from './service.ts'
import { issuer, keys } from './testing/box.ts'

const environment = {
  SNILS_HASH_KEY: keys.snilsHashKey,
  INVITE_KEY: keys.inviteKey,
  OIDC_ISSUER: issuer,
}

describe('configuration', () => {
  it.each([
    [{ SNILS_HASH_KEY: undefined }, 'SNILS_HASH_KEY is not set'],
    [{ INVITE_KEY: 'secret' }, 'INVITE_KEY is wrong'],
    [{ OIDC_ISSUER: '' }, 'OIDC_ISSUER is not set'],
    [{ REGION_ZONE: 'Asia/Nowhere' }, 'REGION_ZONE is wrong'],
    [{ FIRST_ADMIN_USERNAME: 'region' }, 'go together'],
  ])('%j is refused', (more, sentence) => {
    expect(() => readIdentityConfig({ ...environment, ...more })).toThrow(ConfigError)
    expect(() => readIdentityConfig({ ...environment, ...more })).toThrow(sentence)
  })
})

describe('the first administrator', () => {
  it('is made once, by whichever process is first, and picked up where one died', async () => {
    await using database = await freshDatabase('identity')
    await using idp = await freshDatabase('idp', idpMigrations)
    await using directory = await createEmbeddedDirectory({ url: idp.url })
    await using bus = createDirectBus()
    await using cache = createMemoryCache()
    await using live = createMemoryLive()
    const log = createLog({ service: 'identity', level: 'fatal' })
    const env = {
      ...environment,
      DATABASE_URL: database.url,
      CALLER_PUBLIC_KEY: await callerPublicKey(),
      DIRECTORY: 'embedded',
      DIRECTORY_DATABASE_URL: idp.url,
      FIRST_ADMIN_USERNAME: 'region',
      FIRST_ADMIN_PASSWORD: 'Zvonok-Demo-2026',
    }
    const start = () => startIdentity(env, { bus, cache, live, clock: systemClock, log })
    const grants = async () => {
      await using service = await start()
      return service.db.read({ everySchool: true }, (read) =>
        read.rows(
          'test',
          sql`select role, username from role_grant join account using (account_id)`,
        ),
      )
    }
    expect(await grants()).toEqual([{ role: 'region-authority', username: 'region' }])
    const account = await directory.findByUsername('region')
    expect(await grants()).toHaveLength(1)
    expect(await directory.findByUsername('region')).toEqual(account)
  })

  it('stops the start with one sentence when the directory is not there', async () => {
    await using database = await freshDatabase('identity')
    await using bus = createDirectBus()
    await using cache = createMemoryCache()
    await using live = createMemoryLive()
    const log = createLog({ service: 'identity', level: 'fatal' })
    const env = {
      ...environment,
      DATABASE_URL: database.url,
      CALLER_PUBLIC_KEY: await callerPublicKey(),
      DIRECTORY: 'keycloak',
      DIRECTORY_URL: 'http://127.0.0.1:1',
      DIRECTORY_CLIENT_SECRET: 'secret',
      FIRST_ADMIN_USERNAME: 'region',
      FIRST_ADMIN_PASSWORD: 'Zvonok-Demo-2026',
    }
    await expect(
      startIdentity(env, { bus, cache, live, clock: systemClock, log }),
    ).rejects.toMatchObject({ reason: 'IDENTITY_PROVIDER_UNAVAILABLE' })
  })
})
