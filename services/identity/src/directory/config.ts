import type { Env } from '@zvonok/runtime/config'
import { readConfig } from '@zvonok/runtime/config'
import { Type } from 'typebox'

import { createEmbeddedDirectory } from './embedded.ts'
import { createKeycloakDirectory } from './keycloak.ts'
import type { AccountDirectory } from './port.ts'

const embeddedConfig = Type.Object({
  DIRECTORY_DATABASE_URL: Type.String({
    minLength: 1,
    description: 'database of the embedded OpenID provider',
  }),
})

const keycloakConfig = Type.Object({
  DIRECTORY_URL: Type.String({
    minLength: 1,
    description: 'address of Keycloak without the realm',
  }),
  DIRECTORY_REALM: Type.String({ default: 'zvonok' }),
  DIRECTORY_CLIENT_ID: Type.String({ default: 'zvonok-provisioning' }),
  DIRECTORY_CLIENT_SECRET: Type.String({ minLength: 1, description: 'secret of that client' }),
})

const kindConfig = Type.Object({
  DIRECTORY: Type.Union([Type.Literal('keycloak'), Type.Literal('embedded')], {
    default: 'keycloak',
  }),
})

/** Where accounts are made: `DIRECTORY` is `keycloak`, or `embedded` on a laptop. */
export const openAccountDirectory = async (env: Env): Promise<AccountDirectory> => {
  if (readConfig(kindConfig, env).DIRECTORY === 'embedded') {
    return createEmbeddedDirectory({ url: readConfig(embeddedConfig, env).DIRECTORY_DATABASE_URL })
  }
  const config = readConfig(keycloakConfig, env)
  return createKeycloakDirectory({
    url: config.DIRECTORY_URL,
    realm: config.DIRECTORY_REALM,
    clientId: config.DIRECTORY_CLIENT_ID,
    clientSecret: config.DIRECTORY_CLIENT_SECRET,
  })
}
