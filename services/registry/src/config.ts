import { Type } from 'typebox'
import { readConfig, type Env } from '@zvonok/runtime/config'

const keyOf32Bytes = '^[0-9a-fA-F]{64}$'

const schema = Type.Object({
  /** Never changes once the database is filled. */
  REGION_ID: Type.String({
    default: '01930000-0000-7000-8000-000000000001',
    pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  }),
  REGION_NAME: Type.String({ default: 'Демонстрационная область', minLength: 2 }),
  /** Losing it makes the stored СНИЛС unreadable. */
  SNILS_KEY: Type.String({
    pattern: keyOf32Bytes,
    description: '32 bytes in hex, encrypts СНИЛС and uploaded files',
  }),
  /** The same in every service that looks people up by СНИЛС. */
  SNILS_HASH_KEY: Type.String({
    pattern: keyOf32Bytes,
    description: '32 bytes in hex, the key of the СНИЛС hash',
  }),
})

export const readRegistryConfig = (env: Env) => readConfig(schema, env)
