import { randomUUID } from 'node:crypto'

import type { CryptoKey } from 'jose'
import { SignJWT, exportSPKI, generateKeyPair, jwtVerify } from 'jose'

import type { Citizen } from './citizens.ts'

export interface IssuedTokens {
  readonly id_token: string
  readonly access_token: string
}

export interface TokenIssuer {
  /** Key the bridge checks the tokens by. */
  readonly publicKeyPem: string
  issue(citizen: Citizen, mnemonic: string, scope: string): Promise<IssuedTokens>
  /** Account and scopes of an access token of ours; undefined when it isn't one. */
  read(accessToken: string): Promise<{ oid: string; scopes: readonly string[] } | undefined>
}

const lifetimeSeconds = 60 * 60

/** ESIA writes `fullname?oid=1000299654` for scopes that concern one account. */
const boundScope = (scope: string, oid: string): string =>
  scope
    .split(' ')
    .map((name) => (name === 'openid' ? name : `${name}?oid=${oid}`))
    .join(' ')

const signed = (
  key: CryptoKey,
  issuer: string,
  kind: string,
  claims: Record<string, unknown>,
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ver: 1, sbt: kind })
    .setIssuer(issuer)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(key)

export const createTokenIssuer = async (issuer: string): Promise<TokenIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return {
    publicKeyPem: await exportSPKI(publicKey),

    issue: async (citizen, mnemonic, scope) => {
      const session = randomUUID()
      const [id_token, access_token] = await Promise.all([
        signed(privateKey, issuer, 'id', {
          aud: mnemonic,
          sub: citizen.oid,
          auth_time: Math.floor(Date.now() / 1000),
          amr: ['PWD'],
          'urn:esia:amd': 'PWD',
          'urn:esia:sid': session,
          'urn:esia:sbj': {
            'urn:esia:sbj:typ': 'P',
            'urn:esia:sbj:oid': Number(citizen.oid),
            'urn:esia:sbj:nam': `OID.${citizen.oid}`,
            ...(citizen.isConfirmed ? { 'urn:esia:sbj:is_tru': true } : {}),
          },
        }),
        signed(privateKey, issuer, 'access', {
          client_id: mnemonic,
          scope: boundScope(scope, citizen.oid),
          'urn:esia:sid': session,
          'urn:esia:sbj_id': Number(citizen.oid),
        }),
      ])
      return { id_token, access_token }
    },

    read: async (accessToken) => {
      const verified = await jwtVerify(accessToken, publicKey, { issuer }).catch(() => undefined)
      if (verified?.protectedHeader['sbt'] !== 'access') return undefined
      const { scope, 'urn:esia:sbj_id': oid } = verified.payload
      return {
        oid: String(oid),
        scopes: String(scope)
          .split(' ')
          .map((name) => name.split('?')[0] ?? name),
      }
    },
  }
}
