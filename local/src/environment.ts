import type { Env } from '@zvonok/runtime/config'
import { serviceNames } from './databases.ts'
import type { Databases, ServiceName } from './databases.ts'
import { demoAdministrator, demoRegion } from './demo/accounts.ts'
import type { Settings } from './settings.ts'

/** The OpenID provider of a mode, and how identity creates accounts in it. */
export interface OpenIdSetup {
  readonly issuer: string
  readonly gatewaySecret: string
  /** `DIRECTORY_…` of identity. */
  readonly directory: Env
}

/** Where ESIA's simulator is and how its bridge is reached. */
export interface EsiaSetup {
  readonly url: string
  readonly tokenIssuer: string
  readonly tokenPublicKeyPem: string
  readonly bridgeSecret: string
  /** Where the OpenID provider expects people back from the bridge. */
  readonly redirectUri: string
}

export const esiaMnemonic = 'ZVONOK'

export interface PlatformSetup {
  readonly settings: Settings
  readonly databases: Databases
  readonly openId: OpenIdSetup
  readonly esia: EsiaSetup
  /** `KAFKA_BROKERS`, `REDIS_URL`, `CLOCK_START`, `LOG_LEVEL`: the same for every process. */
  readonly shared: Env
}

const bridge = ({ settings, esia }: PlatformSetup): Env => ({
  ESIA_BASE_URL: esia.url,
  ESIA_CLIENT_ID: esiaMnemonic,
  ESIA_PRIVATE_KEY: settings.esia.privateKeyPem,
  ESIA_CERTIFICATE: settings.esia.certificatePem,
  ESIA_TOKEN_PUBLIC_KEY: esia.tokenPublicKeyPem,
  ESIA_TOKEN_ISSUER: esia.tokenIssuer,
  ESIA_BRIDGE_LISTEN: `127.0.0.1:${settings.ports.bridge}`,
  ESIA_BRIDGE_ISSUER: bridgeIssuer(settings),
  ESIA_BRIDGE_CLIENT_SECRET: esia.bridgeSecret,
  ESIA_BRIDGE_REDIRECT_URIS: esia.redirectUri,
  ESIA_BRIDGE_KEYS: JSON.stringify(settings.bridgeKeys),
})

/** The bridge's own default. */
export const bridgeClient = 'zvonok-keycloak'

export const bridgeIssuer = (settings: Settings): string =>
  `http://127.0.0.1:${settings.ports.bridge}`

const region: Env = { REGION_ID: demoRegion.regionId, REGION_NAME: demoRegion.name }

const own = (name: ServiceName, setup: PlatformSetup): Env => {
  const { settings, openId } = setup
  if (name === 'registry') {
    return { ...region, SNILS_KEY: settings.snilsKey, SNILS_HASH_KEY: settings.snilsHashKey }
  }
  if (name === 'identity') {
    return {
      ...region,
      ...openId.directory,
      ...bridge(setup),
      OIDC_ISSUER: openId.issuer,
      SNILS_HASH_KEY: settings.snilsHashKey,
      INVITE_KEY: settings.inviteKey,
      FIRST_ADMIN_USERNAME: demoAdministrator.username,
      FIRST_ADMIN_PASSWORD: demoAdministrator.password,
      FIRST_ADMIN_HOLDER: demoAdministrator.holder,
    }
  }
  return name === 'monitoring' ? region : {}
}

/** The environment of one service. */
export const serviceEnvironment = (name: ServiceName, setup: PlatformSetup): Env => ({
  ...setup.shared,
  ...own(name, setup),
  DATABASE_URL: setup.databases[name],
  CALLER_PUBLIC_KEY: JSON.stringify(setup.settings.callerKeys.publicJwk),
  DATABASE_MAX_CONNECTIONS: '8',
})

/** The gateway's environment, once it is known where the services listen. */
export const gatewayEnvironment = (
  setup: PlatformSetup,
  addresses: Readonly<Record<ServiceName, string>>,
  { port, webDirectory }: { readonly port: number; readonly webDirectory: string | undefined },
): Env => ({
  ...setup.shared,
  PORT: String(port),
  WEB_DIRECTORY: webDirectory,
  SESSION_SECRET: setup.settings.sessionSecret,
  CALLER_PRIVATE_KEY: JSON.stringify(setup.settings.callerKeys.privateJwk),
  OIDC_ISSUER: setup.openId.issuer,
  OIDC_CLIENT_SECRET: setup.openId.gatewaySecret,
  ...Object.fromEntries(
    serviceNames.map((name) => [`${name.toUpperCase()}_ADDRESS`, addresses[name]]),
  ),
})
