import type { Env } from '@zvonok/runtime/config'
import { readConfig } from '@zvonok/runtime/config'
import { Type } from 'typebox'

import { createEmbeddedDirectory } from './embedded.ts'
import { createKeycloakDirectory } from './keycloak.ts'
import type { AccountDirectory } from './port.ts'

export const keycloakConfig = Type.Object({
  KEYCLOAK_URL: Type.String({
    minLength: 1,
    description: 'address of Keycloak, without the realm',
  }),
  KEYCLOAK_REALM: Type.String({ default: 'zvonok' }),
  KEYCLOAK_CLIENT_ID: Type.String({ default: 'zvonok-provisioning' }),
  KEYCLOAK_CLIENT_SECRET: Type.String({ minLength: 1, description: 'secret of that client' }),
})

/** IDP_DATABASE_URL names the database of the embedded provider; without it accounts are Keycloak's. */
export const openAccountDirectory = async (env: Env): Promise<AccountDirectory> => {
  const url = env['IDP_DATABASE_URL']
  if (url) return createEmbeddedDirectory({ url })
  const config = readConfig(keycloakConfig, env)
  return createKeycloakDirectory({
    url: config.KEYCLOAK_URL,
    realm: config.KEYCLOAK_REALM,
    clientId: config.KEYCLOAK_CLIENT_ID,
    clientSecret: config.KEYCLOAK_CLIENT_SECRET,
  })
}
