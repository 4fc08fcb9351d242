import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Admin } from './admin.ts'
import type { KeycloakSecrets } from './secrets.ts'

const realmFile = fileURLToPath(
  new URL('../../../../deploy/keycloak/zvonok-realm.json', import.meta.url),
)

export interface EsiaBridge {
  /** `http://127.0.0.1:8090/esia`; the endpoints are those of oidc-provider below it. */
  readonly issuer: string
  readonly clientId: string
}

export interface RealmSettings {
  /** Where users see the product, without a slash at the end. `http://127.0.0.1` allows any port of it. */
  readonly publicUrl: string
  /** Where Keycloak reaches the gateway to end sessions; `publicUrl` when absent. */
  readonly gatewayUrl?: string
  /** Absent: there is no sign-in by Gosuslugi. */
  readonly esia?: EsiaBridge
}

interface Client {
  readonly clientId: string
  readonly protocolMappers?: unknown
}

interface IdentityProvider {
  readonly alias: string
}

interface ServiceAccount {
  readonly serviceAccountClientId: string
  /** Names of roles by the client that has them. */
  readonly clientRoles: Readonly<Record<string, readonly string[]>>
}

interface Realm {
  readonly realm: string
  readonly clients: readonly Client[]
  readonly users: readonly ServiceAccount[]
  readonly identityProviders: readonly IdentityProvider[]
  readonly identityProviderMappers: readonly { identityProviderAlias: string }[]
}

const render = async (settings: RealmSettings, secrets: KeycloakSecrets): Promise<Realm> => {
  const values: Readonly<Record<string, string>> = {
    ZVONOK_PUBLIC_URL: settings.publicUrl,
    ZVONOK_GATEWAY_URL: settings.gatewayUrl ?? settings.publicUrl,
    ZVONOK_GATEWAY_SECRET: secrets.gateway,
    ZVONOK_PROVISIONING_SECRET: secrets.provisioning,
    ESIA_ISSUER: settings.esia?.issuer ?? '',
    ESIA_CLIENT_ID: settings.esia?.clientId ?? '',
    ESIA_CLIENT_SECRET: secrets.esia,
  }
  const text = await readFile(realmFile, 'utf8')
  const filled = text.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    return value === undefined ? placeholder : JSON.stringify(value).slice(1, -1)
  })
  const realm = JSON.parse(filled) as Realm
  return settings.esia === undefined
    ? { ...realm, identityProviders: [], identityProviderMappers: [] }
    : realm
}

const clientId = async (admin: Admin, realm: string, name: string): Promise<string | undefined> => {
  const path = `/${realm}/clients?clientId=${encodeURIComponent(name)}`
  return (await admin.get<{ id: string }[]>(path))?.[0]?.id
}

/** A release may need a role of a service account that the one before did not. */
const putRoles = async (admin: Admin, realm: string, account: ServiceAccount): Promise<void> => {
  const own = await clientId(admin, realm, account.serviceAccountClientId)
  const user = await admin.get<{ id: string }>(`/${realm}/clients/${own}/service-account-user`)
  for (const [name, wanted] of Object.entries(account.clientRoles)) {
    const owner = await clientId(admin, realm, name)
    const roles = await Promise.all(
      wanted.map((role) => admin.get(`/${realm}/clients/${owner}/roles/${role}`)),
    )
    await admin.post(`/${realm}/users/${user?.id}/role-mappings/clients/${owner}`, roles)
  }
}

const putClient = async (admin: Admin, realm: string, client: Client): Promise<void> => {
  const path = `/${realm}/clients`
  const id = await clientId(admin, realm, client.clientId)
  if (id === undefined) return admin.post(path, client)
  const { protocolMappers: _, ...rest } = client
  return admin.put(`${path}/${id}`, { ...rest, id })
}

const putIdentityProvider = async (
  admin: Admin,
  { realm, identityProviderMappers }: Realm,
  provider: IdentityProvider,
): Promise<void> => {
  const path = `/${realm}/identity-provider/instances`
  if ((await admin.get(`${path}/${provider.alias}`)) !== undefined) {
    return admin.put(`${path}/${provider.alias}`, provider)
  }
  await admin.post(path, provider)
  const mappers = identityProviderMappers.filter(
    ({ identityProviderAlias }) => identityProviderAlias === provider.alias,
  )
  for (const mapper of mappers) await admin.post(`${path}/${provider.alias}/mappers`, mapper)
}

/**
 * Makes the realm from `deploy/keycloak/zvonok-realm.json`, or brings addresses and secrets of a
 * standing one up to date; its accounts and sessions stay.
 */
export const applyRealm = async (
  admin: Admin,
  settings: RealmSettings,
  secrets: KeycloakSecrets,
): Promise<void> => {
  const realm = await render(settings, secrets)
  if ((await admin.get(`/${realm.realm}`)) === undefined) return admin.post('', realm)
  for (const client of realm.clients) await putClient(admin, realm.realm, client)
  for (const account of realm.users) await putRoles(admin, realm.realm, account)
  for (const provider of realm.identityProviders) await putIdentityProvider(admin, realm, provider)
}
