import { newId } from '@zvonok/runtime/id'
import { regionAuthority, serviceCaller } from '@zvonok/testing/callers'
import { freshDatabase } from '@zvonok/testing/postgres'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { idpMigrations } from '../directory/database.ts'
import { createEmbeddedDirectory } from '../directory/embedded.ts'
import type { AccountDirectory } from '../directory/port.ts'
import { createSecrets } from '../secrets.ts'
import { startIdentity } from '../service.ts'

export const regionId = '01930000-0000-7000-8000-00000000000b'
export const issuer = 'https://id.example/realms/zvonok'
export const keys = { snilsHashKey: 'a'.repeat(64), inviteKey: 'b'.repeat(64) }
export const secrets = createSecrets(keys)

export const authority = regionAuthority({ regionId, personId: newId() })
export const gateway = serviceCaller('gateway')

export interface IdentityBox extends Box {
  /** The same accounts the service makes. */
  readonly directory: AccountDirectory
}

/** Identity with a directory of its own, as on a laptop. */
export const startIdentityBox = async (
  env: Readonly<Record<string, string>> = {},
): Promise<IdentityBox> => {
  const idp = await freshDatabase('idp', idpMigrations)
  const directory = await createEmbeddedDirectory({ url: idp.url })
  const box = await startBox('identity', startIdentity, {
    now: '2026-11-10T08:00:00Z',
    env: {
      DIRECTORY: 'embedded',
      DIRECTORY_DATABASE_URL: idp.url,
      SNILS_HASH_KEY: keys.snilsHashKey,
      INVITE_KEY: keys.inviteKey,
      OIDC_ISSUER: issuer,
      REGION_ID: regionId,
      ...env,
    },
  })
  return {
    ...box,
    directory,
    [Symbol.asyncDispose]: async () => {
      await box[Symbol.asyncDispose]()
      await directory[Symbol.asyncDispose]()
      await idp[Symbol.asyncDispose]()
    },
  }
}
