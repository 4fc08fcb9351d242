import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'

import { composeService, dockerAnswers } from './compose.ts'
import { exists } from './install/cache.ts'
import { findJava } from './install/java.ts'
import { AdminRefused, changeAdminPassword, signInAsAdmin } from './keycloak/admin.ts'
import { installKeycloak } from './keycloak/install.ts'
import { databaseOf, keycloakAnswers, runNode } from './keycloak/node.ts'
import type { RealmSettings } from './keycloak/realm.ts'
import { applyRealm } from './keycloak/realm.ts'
import type { KeycloakSecrets } from './keycloak/secrets.ts'
import { openSecrets } from './keycloak/secrets.ts'
import type { WarmKeycloak } from './keycloak/warm.ts'
import { warmKeycloak } from './keycloak/warm.ts'
import { freePort } from './process/free-port.ts'
import { untilReady } from './process/ready.ts'
import type { Log, Server, ServerOptions } from './server.ts'
import { foreign, stoppable } from './server.ts'

export interface KeycloakServer extends Server {
  /** Without the realm: `http://127.0.0.1:24001`. */
  readonly url: string
  /** Of the realm `zvonok`. */
  readonly issuer: string
  readonly adminUser: string
  readonly secrets: KeycloakSecrets
  /** Tells the realm where gateway and ESIA bridge are now, when that was not known at the start. */
  readonly configure: (settings: RealmSettings) => Promise<void>
}

export interface KeycloakOptions extends ServerOptions {
  /** Any port of 127.0.0.1 and no ESIA when absent. */
  readonly realm?: RealmSettings
  /** Whether the realm is made anew on a server that somebody else runs: its accounts belong to data that is gone. */
  readonly isCleared?: boolean
}

const name = 'Keycloak'
const realm = '/zvonok'
const anyLocalPort: RealmSettings = { publicUrl: 'http://127.0.0.1' }

/** Fetches and builds Keycloak and prepares fast starts, so that a later start needs no network. */
export const prepareKeycloak = async (log: Log) => {
  const java = await findJava()
  const program = await installKeycloak(java, log)
  return { java: java.command, program, warm: await warmKeycloak(java, program, log) }
}

const complete = async (
  url: string,
  adminUser: string,
  secrets: KeycloakSecrets,
  settings: RealmSettings = anyLocalPort,
) => {
  const configure = async (next: RealmSettings): Promise<void> =>
    applyRealm(await signInAsAdmin(url, adminUser, secrets.admin), next, secrets)
  await configure(settings)
  return { url, issuer: `${url}/realms/zvonok`, adminUser, secrets, configure }
}

const copyDatabase = async (directory: string, { database }: WarmKeycloak): Promise<void> => {
  const target = databaseOf(directory)
  if (await exists(target)) return
  await rm(`${target}.new`, { recursive: true, force: true })
  await cp(database, `${target}.new`, { recursive: true })
  await rename(`${target}.new`, target)
}

/** The copied database knows the administrator by the password of the training run. */
const replacePassword = async (url: string, former: string, password: string): Promise<void> => {
  try {
    await signInAsAdmin(url, 'admin', password)
  } catch (error) {
    if (!(error instanceof AdminRefused)) throw error
    await changeAdminPassword(await signInAsAdmin(url, 'admin', former), 'admin', password)
  }
}

const startInstalled = async (options: KeycloakOptions): Promise<KeycloakServer> => {
  const { warm, ...prepared } = await prepareKeycloak(options.log)
  const directory = resolve(options.dataDirectory)
  const secrets = await openSecrets(directory)
  await copyDatabase(directory, warm)
  const port = options.port ?? (await freePort())
  const { classes } = warm
  const server = await runNode({ ...prepared, classes, directory, port, log: options.log })
  try {
    const url = `http://127.0.0.1:${port}`
    await replacePassword(url, warm.password, secrets.admin)
    const parts = await complete(url, 'admin', secrets, options.realm)
    return stoppable({ ...parts, origin: 'installed', pid: server.pid }, server.stop)
  } catch (error) {
    await server.stop()
    throw error
  }
}

const startContainer = async (options: KeycloakOptions): Promise<KeycloakServer> => {
  const container = await composeService('keycloak', options)
  const url = `http://127.0.0.1:${container.port}`
  const secrets = { ...(await openSecrets(options.dataDirectory)), admin: container.secret }
  await container.ready(() => untilReady(name, keycloakAnswers(url), { timeoutMs: 240_000 }))
  try {
    const parts = await complete(url, 'admin', secrets, options.realm)
    return stoppable({ ...parts, origin: 'compose', pid: undefined }, container.stop)
  } catch (error) {
    await container.stop()
    throw error
  }
}

/**
 * Keycloak of `STACK_KEYCLOAK_URL` (with `STACK_KEYCLOAK_ADMIN_USER` and `…_PASSWORD`), else of
 * Compose, else from Maven Central on the Java of this machine; with the realm `zvonok` in it.
 */
export const startKeycloak = async (options: KeycloakOptions): Promise<KeycloakServer> => {
  await mkdir(options.dataDirectory, { recursive: true })
  const url = process.env['STACK_KEYCLOAK_URL']?.replace(/\/$/, '')
  if (url) {
    await untilReady(`${name} at STACK_KEYCLOAK_URL`, keycloakAnswers(url), { timeoutMs: 15_000 })
    const adminUser = process.env['STACK_KEYCLOAK_ADMIN_USER'] ?? 'admin'
    const admin = process.env['STACK_KEYCLOAK_ADMIN_PASSWORD'] ?? ''
    const secrets = { ...(await openSecrets(options.dataDirectory)), admin }
    if (options.isCleared === true) await (await signInAsAdmin(url, adminUser, admin)).delete(realm)
    return foreign(await complete(url, adminUser, secrets, options.realm))
  }
  return (await dockerAnswers()) ? startContainer(options) : startInstalled(options)
}
