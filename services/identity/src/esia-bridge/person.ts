import { parseSnils } from '@zvonok/policy/snils'

import { EsiaFailure } from './failure.ts'

/** What Zvonok takes from ESIA about a person; what was not granted is absent. */
export interface EsiaPerson {
  /** Number of the account at ESIA: lasting, and the only thing that identifies it. */
  readonly oid: string
  /** Identity proven in person or by a signature; only such an account may be linked [L 3.1.1]. */
  readonly isConfirmed: boolean
  /** Eleven digits with a right check number. */
  readonly snils?: string
  readonly familyName?: string
  readonly givenName?: string
  readonly middleName?: string
  /** `YYYY-MM-DD` */
  readonly birthDate?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** ESIA writes `12.03.1985`. */
const isoDate = (value: unknown): string | undefined => {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text(value) ?? '')
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : undefined
}

const snilsDigits = (value: unknown): string | undefined => {
  const decision = parseSnils(text(value) ?? '')
  return decision.ok ? decision.value : undefined
}

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** Answer of `GET /rs/prns/{oid}`; a СНИЛС with a wrong check number is worth as little as none. */
export const personOf = (oid: string, answer: unknown): EsiaPerson => {
  if (typeof answer !== 'object' || answer === null) {
    throw new EsiaFailure('refused', 'ESIA answered no person')
  }
  const fields = answer as Readonly<Record<string, unknown>>
  return defined({
    oid,
    isConfirmed: fields['trusted'] === true,
    snils: snilsDigits(fields['snils']),
    familyName: text(fields['lastName']),
    givenName: text(fields['firstName']),
    middleName: text(fields['middleName']),
    birthDate: isoDate(fields['birthDate']),
  }) as EsiaPerson
}
