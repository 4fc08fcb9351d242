import KeycloakAdminClient from '@keycloak/keycloak-admin-client'
import { conflict, invalid, notFound, unavailable } from '@zvonok/runtime/refusal'

import { keycloakMachines } from './keycloak-machines.ts'
import type { Account, AccountDirectory } from './port.ts'
import { checkNewAccount, checkPassword, normalizeUsername } from './rules.ts'

export interface KeycloakDirectoryOptions {
  /** `https://id.region.ru`, without the realm. */
  readonly url: string
  readonly realm: string
  /** Client with a service account that has manage-users, view-users and manage-clients: `zvonok-provisioning`. */
  readonly clientId: string
  readonly clientSecret: string
  /** `aud` of the access tokens of machines; `zvonok-gateway` when absent. */
  readonly audience?: string
  /** Per request; 10 s when absent. */
  readonly timeoutMs?: number
}

/** What Keycloak asks of an account at its next sign-in. */
const changePassword = 'UPDATE_PASSWORD'

const statusOf = (error: unknown): number | undefined => {
  const response = error instanceof Error && 'response' in error ? error.response : undefined
  return response instanceof Response ? response.status : undefined
}

/** A token kept until shortly before it expires; callers at the same moment wait for one request. */
const createTokens = (options: KeycloakDirectoryOptions, timeoutMs: number) => {
  const connection = { baseUrl: options.url, realmName: options.realm, timeout: timeoutMs }
  let holder: KeycloakAdminClient | undefined
  let pending: Promise<KeycloakAdminClient> | undefined

  const fetchToken = async (): Promise<KeycloakAdminClient> => {
    const fresh = new KeycloakAdminClient(connection)
    await fresh.auth({
      grantType: 'client_credentials',
      clientId: options.clientId,
      clientSecret: options.clientSecret,
    })
    holder = fresh
    return fresh
  }
  const getAccessToken = async (): Promise<string | undefined> => {
    if (holder && !holder.isTokenExpired()) return holder.accessToken
    pending ??= fetchToken().finally(() => {
      pending = undefined
    })
    return (await pending).accessToken
  }
  const forget = (): void => {
    holder = undefined
  }
  return { connection, getAccessToken, forget }
}

/** Accounts in a realm of Keycloak, through its admin API. */
export const createKeycloakDirectory = (options: KeycloakDirectoryOptions): AccountDirectory => {
  const tokens = createTokens(options, options.timeoutMs ?? 10_000)
  const client = new KeycloakAdminClient(tokens.connection)
  client.registerTokenProvider(tokens)
  const { users } = client

  /** A 401 means the realm forgot our token (restart, new keys): once more with a new one. */
  const withToken = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (statusOf(error) !== 401) throw error
      tokens.forget()
      return work()
    }
  }

  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await withToken(work)
    } catch (error) {
      const status = statusOf(error)
      if (status === 404) throw notFound('account')
      if (status === undefined || status >= 500) {
        throw Object.assign(unavailable('IDENTITY_PROVIDER_UNAVAILABLE'), { cause: error })
      }
      throw error
    }
  }

  const get = async (subject: string) => {
    const user = await call(() => users.findOne({ id: subject }))
    if (!user) throw notFound('account')
    return user
  }

  /** The realm may ask more of a password than we do. */
  const refusingPassword = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await call(work)
    } catch (error) {
      if (statusOf(error) === 400) throw invalid('password', 'PASSWORD_REFUSED')
      throw error
    }
  }

  return {
    createAccount: async ({ username: typed, password, temporary, displayName }) => {
      const username = normalizeUsername(typed)
      checkNewAccount(username, password)
      try {
        const { id } = await refusingPassword(() =>
          users.create({
            username,
            enabled: true,
            ...(displayName === undefined ? {} : { firstName: displayName }),
            credentials: [{ type: 'password', value: password, temporary }],
          }),
        )
        return id
      } catch (error) {
        if (statusOf(error) === 409) throw conflict('USERNAME_TAKEN')
        throw error
      }
    },

    setPassword: async (subject, password, temporary) => {
      const user = await get(subject)
      checkPassword(password, user.username ?? '')
      const credential = { type: 'password', value: password, temporary }
      await refusingPassword(() => users.resetPassword({ id: subject, credential }))
    },

    disable: async (subject) => {
      const user = await get(subject)
      await call(() => users.update({ id: subject }, { ...user, enabled: false }))
      await call(() => users.logout({ id: subject }))
    },

    endSessions: async (subject) => {
      await get(subject)
      await call(() => users.logout({ id: subject }))
    },

    findByUsername: async (typed): Promise<Account | undefined> => {
      const username = normalizeUsername(typed)
      const [user] = await call(() => users.find({ username, exact: true, max: 1 }))
      if (!user?.id) return undefined
      const displayName = [user.firstName, user.lastName].filter(Boolean).join(' ')
      return {
        subject: user.id,
        username: user.username ?? username,
        displayName: displayName || undefined,
        temporary: user.requiredActions?.includes(changePassword) ?? false,
        disabled: user.enabled === false,
      }
    },

    ...keycloakMachines(client.clients, call, options.audience ?? 'zvonok-gateway'),

    // Nothing is held open between requests.
    [Symbol.asyncDispose]: async () => {},
  }
}
