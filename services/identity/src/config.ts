import { ConfigError, readConfig } from '@zvonok/runtime/config'
import type { Env } from '@zvonok/runtime/config'
import { Type } from 'typebox'
import type { Static } from 'typebox'

const keyOf32Bytes = '^[0-9a-fA-F]{64}$'

const schema = Type.Object({
  /** The same as the registry's. */
  REGION_ID: Type.String({
    default: '01930000-0000-7000-8000-000000000001',
    pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  }),
  /** IANA zone in which grants that belong to no school begin and end. */
  REGION_ZONE: Type.String({ default: 'Europe/Moscow' }),
  SNILS_HASH_KEY: Type.String({
    pattern: keyOf32Bytes,
    description: '32 bytes in hex, the key of the СНИЛС hash, the same as the registry’s',
  }),
  /** Losing it makes every open invite code worthless. */
  INVITE_KEY: Type.String({
    pattern: keyOf32Bytes,
    description: '32 bytes in hex, hashes and encrypts invite codes',
  }),
  OIDC_ISSUER: Type.String({ minLength: 1, description: 'issuer of the sign-ins' }),
  /** Absent: nobody is made at the first start. */
  FIRST_ADMIN_USERNAME: Type.Optional(Type.String()),
  FIRST_ADMIN_PASSWORD: Type.Optional(Type.String()),
  FIRST_ADMIN_HOLDER: Type.String({ default: 'Администратор региона', minLength: 2 }),
})

export type IdentityConfig = Static<typeof schema>

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export const readIdentityConfig = (env: Env): IdentityConfig => {
  const config = readConfig(schema, env)
  if (!isZone(config.REGION_ZONE)) {
    throw new ConfigError(['REGION_ZONE is wrong: it must be an IANA zone.'])
  }
  if ((config.FIRST_ADMIN_USERNAME === undefined) !== (config.FIRST_ADMIN_PASSWORD === undefined)) {
    throw new ConfigError(['FIRST_ADMIN_USERNAME and FIRST_ADMIN_PASSWORD go together.'])
  }
  return config
}
