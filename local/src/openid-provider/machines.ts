import { timingSafeEqual } from 'node:crypto'
import { findMachine, machineSecretHash } from '@zvonok/identity/directory/machine-store'
import type { Db } from '@zvonok/runtime/postgres'
import type { Adapter, AdapterFactory, Provider } from 'oidc-provider'

const hashed = 'sha256:'

/** Machines the account directory made are clients; everything else is what the library keeps. */
export const withMachines =
  (db: Db, artifacts: AdapterFactory): AdapterFactory =>
  (kind): Adapter => {
    const adapter = artifacts(kind)
    if (kind !== 'Client') return adapter
    return {
      ...adapter,
      find: async (clientId) => {
        const machine = await findMachine(db.direct, clientId)
        return (
          machine && {
            client_id: machine.clientId,
            client_name: machine.name,
            client_secret: hashed + machine.secretHash,
            redirect_uris: [],
            response_types: [],
            grant_types: ['client_credentials'],
          }
        )
      },
    }
  }

/** Only hashes of machines' secrets are kept; the library compares what it is given as it is. */
export const compareHashedSecrets = (provider: Provider): void => {
  const prototype = provider.Client.prototype as {
    readonly clientSecret?: string
    compareClientSecret(actual: string): boolean | Promise<boolean>
  }
  const { compareClientSecret } = prototype
  prototype.compareClientSecret = function compare(actual) {
    const kept = this.clientSecret ?? ''
    if (!kept.startsWith(hashed)) return compareClientSecret.call(this, actual)
    const given = hashed + machineSecretHash(actual)
    return timingSafeEqual(Buffer.from(kept), Buffer.from(given))
  }
}
