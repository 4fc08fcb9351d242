/** Keycloak's admin API, as far as the realm's set-up needs it; throws on any refusal. */
export interface Admin {
  /** Undefined when there is no such thing. */
  get<T>(path: string): Promise<T | undefined>
  post(path: string, body: unknown): Promise<void>
  put(path: string, body: unknown): Promise<void>
  /** What is not there is passed over. */
  delete(path: string): Promise<void>
}

/** The administrator's name or password is not accepted. */
export class AdminRefused extends Error {
  override readonly name = 'AdminRefused'
}

const timeoutMs = 60_000

const fetchToken = async (url: string, username: string, password: string): Promise<string> => {
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username,
      password,
    }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await response.text()
  if (response.status === 400 || response.status === 401) {
    throw new AdminRefused(
      `Keycloak at ${url} refuses the administrator ${username}: set STACK_KEYCLOAK_ADMIN_USER and STACK_KEYCLOAK_ADMIN_PASSWORD`,
    )
  }
  if (!response.ok) throw new Error(`Keycloak at ${url} answers ${response.status}: ${text}`)
  const { access_token: token } = JSON.parse(text) as { access_token: string }
  return token
}

/** Signs in as an administrator of the realm `master`; paths are below `/admin/realms`. */
export const signInAsAdmin = async (
  url: string,
  username: string,
  password: string,
): Promise<Admin> => {
  const token = await fetchToken(url, username, password)
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/admin/realms${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok || (['GET', 'DELETE'].includes(method) && response.status === 404))
      return response
    const text = await response.text()
    throw new Error(`Keycloak answers ${response.status} to ${method} ${path}: ${text}`)
  }
  return {
    get: async <T>(path: string) => {
      const response = await send('GET', path)
      const text = await response.text()
      return response.ok ? (JSON.parse(text) as T) : undefined
    },
    post: async (path, body) => {
      await (await send('POST', path, body)).arrayBuffer()
    },
    put: async (path, body) => {
      await (await send('PUT', path, body)).arrayBuffer()
    },
    delete: async (path) => {
      await (await send('DELETE', path)).arrayBuffer()
    },
  }
}

/** Gives an administrator of the realm `master` another password. */
export const changeAdminPassword = async (
  admin: Admin,
  username: string,
  password: string,
): Promise<void> => {
  const path = `/master/users?exact=true&username=${encodeURIComponent(username)}`
  const [user] = (await admin.get<{ id: string }[]>(path)) ?? []
  if (user === undefined) throw new Error(`Keycloak has no administrator ${username}`)
  await admin.put(`/master/users/${user.id}/reset-password`, {
    type: 'password',
    value: password,
    temporary: false,
  })
}
