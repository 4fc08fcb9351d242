import type { Grant } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { Role } from '@zvonok/policy/roles'

export type Locale = 'ru' | 'en'

/** A contract message as JSON carries it: instants are ISO strings, unset messages are absent. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { readonly [Field in keyof T]: Json<T[Field]> }
      : T

/** A role with its scope; the empty string stands for no school, class or pupil. */
export type Hat = Json<Omit<Grant, 'role'>> & { readonly role: Role }

/** `GET /api/session`. */
export interface Session {
  readonly signedIn: boolean
  readonly accountId: string
  readonly displayName: string
  readonly grants: readonly Hat[]
  readonly csrfToken: string
  /** The platform's clock, UTC. */
  readonly now: string
  /** School id → its local date: the browser is never asked what day it is. */
  readonly today: Readonly<Record<string, string>>
}
