import type { Grant, KoaContextWithOIDC } from 'oidc-provider'

/**
 * Our own clients ask nobody for consent. A grant that was revoked, or doesn't cover what is asked
 * now, is replaced by a new one.
 */
export const firstPartyGrant = async ({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> => {
  const { account, client, provider, session } = oidc
  if (!account || !client) return undefined
  const known = session?.grantIdFor(client.clientId)
  const grant =
    (known === undefined ? undefined : await provider.Grant.find(known)) ??
    new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  grant.addOIDCScope([...oidc.requestParamScopes].join(' '))
  await grant.save()
  return grant
}
