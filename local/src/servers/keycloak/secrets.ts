import { randomBytes } from 'node:crypto'
import { keep, readKept } from '../../data-folder.ts'

/** Made anew for every data folder; none stands in the repository. */
export interface KeycloakSecrets {
  readonly admin: string
  readonly gateway: string
  readonly provisioning: string
  /** What Keycloak shows to the ESIA bridge. */
  readonly esia: string
}

const names = ['admin', 'gateway', 'provisioning', 'esia'] as const
const fileName = 'secrets.json'

/** The secrets of a data folder, readable by its owner only; missing ones are added. */
export const openSecrets = async (directory: string): Promise<KeycloakSecrets> => {
  const known = (await readKept<Partial<Record<string, string>>>(directory, fileName)) ?? {}
  const [admin, gateway, provisioning, esia] = names.map(
    (name) => known[name] ?? randomBytes(24).toString('base64url'),
  ) as [string, string, string, string]
  const secrets = { admin, gateway, provisioning, esia }
  await keep(directory, fileName, secrets)
  return secrets
}
