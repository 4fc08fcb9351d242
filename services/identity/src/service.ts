import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, Frame, Parts, RunningService } from '@zvonok/runtime/service'
import { openStack } from '@zvonok/runtime/stack'
import { accountFeature } from './accounts/handlers.ts'
import { readIdentityConfig } from './config.ts'
import type { IdentityConfig } from './config.ts'
import type { WithAll } from './deps.ts'
import { openAccountDirectory } from './directory/config.ts'
import { startConfiguredBridge } from './esia-bridge/config.ts'
import { ensureFirstAdministrator } from './grants/first-administrator.ts'
import { grantFeature } from './grants/handlers.ts'
import { createGuesses } from './guesses/guesses.ts'
import { activationFeature, inviteFeature } from './invites/handlers.ts'
import { integratorFeature } from './integrators/handlers.ts'
import { registryHandlers } from './replicas/registry.ts'
import { createSecrets } from './secrets.ts'
import { signInFeature } from './sign-ins/handlers.ts'

export const migrations = new URL('../migrations/', import.meta.url)

const administratorOf = (config: IdentityConfig) => {
  const { FIRST_ADMIN_USERNAME: username, FIRST_ADMIN_PASSWORD: password } = config
  if (username === undefined || password === undefined) return undefined
  return { username, password, holder: config.FIRST_ADMIN_HOLDER }
}

export const startIdentity = async (env: Env, drivers: Drivers): Promise<RunningService> => {
  const config = readIdentityConfig(env)
  const region = { regionId: config.REGION_ID, zone: config.REGION_ZONE }
  const secrets = createSecrets({
    snilsHashKey: config.SNILS_HASH_KEY,
    inviteKey: config.INVITE_KEY,
  })
  const issuer = config.OIDC_ISSUER
  const administrator = administratorOf(config)

  const parts = async ({ db, clock, cache, log }: Frame): Promise<Parts> => {
    await using opening = openStack()
    const directory = opening.use(await openAccountDirectory(env))
    const guesses = createGuesses(cache, log)
    const all: WithAll = { db, clock, secrets, region, guesses, directory, issuer }
    if (administrator !== undefined) await ensureFirstAdministrator(all, administrator)
    const bridge = await startConfiguredBridge(env, { cache, log })
    if (bridge !== undefined) opening.use(bridge)
    return {
      features: [
        signInFeature(all),
        inviteFeature(all),
        activationFeature(all),
        accountFeature(all),
        grantFeature(all),
        integratorFeature(all),
      ],
      consumers: [{ topics: ['registry.v1'], handlers: registryHandlers }],
      resources: [opening.move()],
    }
  }
  return serviceFrame({ name: 'identity', env, drivers, migrations, parts })
}
