import type { Configuration } from 'oidc-provider'

/**
 * Cookies know no ports: on a laptop the gateway, the provider and the bridge share one jar, so each
 * has names of its own and stays under its own path.
 */
export const cookieOptions = (options: {
  readonly prefix: string
  readonly path: string
  readonly keys: readonly string[]
}): NonNullable<Configuration['cookies']> => ({
  names: {
    session: `${options.prefix}_session`,
    interaction: `${options.prefix}_interaction`,
    resume: `${options.prefix}_resume`,
  },
  keys: [...options.keys],
  long: { signed: true, httpOnly: true, sameSite: 'lax', path: options.path || '/' },
  // Without a path of its own each attempt to sign in keeps its own cookie, and tabs don't disturb each other.
  short: { signed: true, httpOnly: true, sameSite: 'lax' },
})

/** Takes a cookie (and its signature) out of a request. */
export const withoutCookie = (header: string | undefined, name: string): string | undefined => {
  const kept = header
    ?.split(';')
    .map((pair) => pair.trim())
    .filter((pair) => !pair.startsWith(`${name}=`) && !pair.startsWith(`${name}.sig=`))
  return kept?.length ? kept.join('; ') : undefined
}
