import type KeycloakAdminClient from '@keycloak/keycloak-admin-client'
import { Refusal } from '@zvonok/runtime/refusal'

import type { AccountDirectory, Machine } from './port.ts'

type Call = <T>(work: () => Promise<T>) => Promise<T>

/** A service account, no pages, tokens for the gateway alone. */
const clientOf = ({ clientId, name, secret }: Machine, audience: string) => ({
  clientId,
  name,
  secret,
  description: 'Integrator of Zvonok: made and ended by its identity service',
  enabled: true,
  protocol: 'openid-connect',
  publicClient: false,
  clientAuthenticatorType: 'client-secret',
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: true,
  fullScopeAllowed: false,
  defaultClientScopes: ['basic', 'profile'],
  optionalClientScopes: [],
  protocolMappers: [
    {
      name: 'audience of the gateway',
      protocol: 'openid-connect',
      protocolMapper: 'oidc-audience-mapper',
      config: {
        'included.client.audience': audience,
        'access.token.claim': 'true',
        'id.token.claim': 'false',
        'introspection.token.claim': 'true',
      },
    },
  ],
})

/** Machines as clients with service accounts. */
export const keycloakMachines = (
  clients: KeycloakAdminClient['clients'],
  call: Call,
  audience: string,
): Pick<AccountDirectory, 'putMachine' | 'endMachine'> => {
  const idOf = async (clientId: string): Promise<string | undefined> => {
    const [found] = await call(() => clients.find({ clientId }))
    return found?.id
  }

  const create = async (machine: Machine): Promise<string> => {
    const { id } = await call(() => clients.create(clientOf(machine, audience)))
    return id
  }

  return {
    putMachine: async (machine) => {
      const known = await idOf(machine.clientId)
      const id = known ?? (await create(machine))
      if (known !== undefined) {
        const { clientId, name, secret } = machine
        await call(() => clients.update({ id }, { clientId, name, secret }))
      }
      const user = await call(() => clients.getServiceAccountUser({ id }))
      // Keycloak makes it together with the client.
      if (user.id === undefined)
        throw new Error(`client ${machine.clientId} has no service account`)
      return user.id
    },

    endMachine: async (clientId) => {
      const id = await idOf(clientId)
      if (id === undefined) return
      try {
        await call(() => clients.update({ id }, { clientId, enabled: false }))
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === 'not-found')) throw error
      }
    },
  }
}
