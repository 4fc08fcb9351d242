import { putEsiaAccount } from '@zvonok/identity/directory/account-store'
import type { StoredAccount } from '@zvonok/identity/directory/account-store'
import { redirect } from '@zvonok/identity/pages/form'
import { newId } from '@zvonok/runtime/id'
import * as openid from 'openid-client'

import type { EsiaAttempt, EsiaClaims } from './esia-client.ts'
import { showLogin } from './login.ts'
import { textsIn } from './texts.ts'
import type { SignInParts, Visit } from './visit.ts'

/** Alias of the broker, as in Keycloak: value of `kc_idp_hint` and of the claim `identity_provider`. */
export const esiaAlias = 'esia'

/** Keycloak's path for it; the bridge knows this address only. */
export const brokerEndpoint = `/broker/${esiaAlias}/endpoint`

const refuse = (parts: SignInParts, visit: Visit, problem: string, error?: unknown): void => {
  if (error !== undefined) parts.options.log.warn({ err: error }, 'sign-in through ESIA failed')
  showLogin(parts, visit, { problem })
}

/** `GET /login-actions/:uid/esia`: off to the bridge, which goes on to Gosuslugi. */
export const beginEsia = async (parts: SignInParts, visit: Visit): Promise<void> => {
  if (!parts.esia) return showLogin(parts, visit)
  try {
    const { url, attempt } = await parts.esia.begin(visit.interaction.uid, visit.locale)
    await parts.provider.interactionResult(visit.request, visit.response, { [esiaAlias]: attempt })
    redirect(visit.response, url)
  } catch (error) {
    refuse(parts, visit, textsIn(visit.locale).esiaFailed, error)
  }
}

/** Where an answer of the bridge belongs, by the attempt named in its state. */
export const answerAddress = (path: string, answer: URL): string | undefined => {
  const uid = /^([\w-]+)\./.exec(answer.searchParams.get('state') ?? '')?.[1]
  return uid && `${path}/login-actions/${uid}/esia/answer${answer.search}`
}

const accountFor = ({ db, seal }: SignInParts, claims: EsiaClaims): Promise<StoredAccount> =>
  db.transaction({ everySchool: true }, (tx) =>
    putEsiaAccount(tx, {
      id: newId(),
      username: `esia-${claims.oid}`,
      attributes: {
        display_name: claims.name,
        identity_provider: esiaAlias,
        snils_sealed: claims.snils === undefined ? undefined : seal.close(claims.snils),
        esia_oid: claims.oid,
        esia_confirmed: claims.isConfirmed,
      },
    }),
  )

const isCancelled = (error: unknown): boolean =>
  error instanceof openid.AuthorizationResponseError && error.error === 'access_denied'

/** `GET /login-actions/:uid/esia/answer` */
export const finishEsia = async (parts: SignInParts, visit: Visit): Promise<void> => {
  const text = textsIn(visit.locale)
  const attempt = visit.interaction.result?.[esiaAlias] as EsiaAttempt | undefined
  if (!parts.esia || !attempt) return showLogin(parts, visit)
  let claims: EsiaClaims
  try {
    claims = await parts.esia.finish(visit.url, attempt)
  } catch (error) {
    if (isCancelled(error)) return refuse(parts, visit, text.esiaCancelled)
    return refuse(parts, visit, text.esiaFailed, error)
  }
  const account = await accountFor(parts, claims)
  if (account.disabled) return showLogin(parts, visit, { status: 403, problem: text.disabled })
  parts.options.log.info({ accountId: account.id, way: esiaAlias }, 'signed in')
  await parts.provider.interactionFinished(visit.request, visit.response, {
    login: { accountId: account.id, amr: [esiaAlias] },
  })
}
