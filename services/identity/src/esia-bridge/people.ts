import { createHash } from 'node:crypto'

import type { Cache } from '@zvonok/runtime/cache'
import type { AccountClaims } from 'oidc-provider'

import type { Seal } from '../openid/seal.ts'
import type { EsiaPerson } from './person.ts'

/** From ESIA's answer until Keycloak has fetched the claims. */
const keptMs = 10 * 60 * 1000

/** People in the middle of signing in: sealed, under a hash of the account's number. */
export interface People {
  keep(person: EsiaPerson): Promise<void>
  find(oid: string): Promise<EsiaPerson | undefined>
}

export const createPeople = (cache: Cache, prefix: string, seal: Seal): People => {
  const key = (oid: string): string =>
    `${prefix}:person:${createHash('sha256').update(oid).digest('base64url')}`
  return {
    keep: (person) => cache.set(key(person.oid), seal.close(JSON.stringify(person)), keptMs),
    find: async (oid) => {
      const sealed = await cache.get(key(oid))
      const text = sealed === undefined ? undefined : seal.open(sealed)
      return text === undefined ? undefined : (JSON.parse(text) as EsiaPerson)
    },
  }
}

/** Every claim the bridge can give; all of them come with `openid`. */
export const bridgeClaims = [
  'sub',
  'preferred_username',
  'esia_oid',
  'esia_confirmed',
  'snils',
  'name',
  'family_name',
  'given_name',
  'middle_name',
  'birthdate',
]

/** Claims of the id token; what ESIA did not grant is absent. */
export const claimsOf = (person: EsiaPerson): AccountClaims => {
  const name = [person.familyName, person.givenName, person.middleName].filter(Boolean).join(' ')
  return {
    sub: person.oid,
    preferred_username: `esia-${person.oid}`,
    esia_oid: person.oid,
    esia_confirmed: person.isConfirmed,
    snils: person.snils,
    name: name || undefined,
    family_name: person.familyName,
    given_name: person.givenName,
    middle_name: person.middleName,
    birthdate: person.birthDate,
  }
}
