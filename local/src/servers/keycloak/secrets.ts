import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Made anew for every data folder; none stands in the repository. */
export interface KeycloakSecrets {
  readonly admin: string
  readonly gateway: string
  readonly provisioning: string
  /** What Keycloak shows to the ESIA bridge. */
  readonly esia: string
}

const names = ['admin', 'gateway', 'provisioning', 'esia'] as const

/** The secrets of a data folder, readable by its owner only; missing ones are added. */
export const openSecrets = async (directory: string): Promise<KeycloakSecrets> => {
  const file = join(directory, 'secrets.json')
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const known = JSON.parse(text) as Partial<Record<string, string>>
  const [admin, gateway, provisioning, esia] = names.map(
    (name) => known[name] ?? randomBytes(24).toString('base64url'),
  ) as [string, string, string, string]
  const secrets = { admin, gateway, provisioning, esia }
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
