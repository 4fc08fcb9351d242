import { Type } from 'typebox'
import { readConfig, type Env } from '@zvonok/runtime/config'

const schema = Type.Object({
  /** The region of the registry: what the overviews start from. */
  REGION_ID: Type.String({
    default: '01930000-0000-7000-8000-000000000001',
    pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  }),
  /** First step of every path. */
  REGION_NAME: Type.String({ default: 'Демонстрационная область', minLength: 2 }),
})

export const readMonitoringConfig = (env: Env) => readConfig(schema, env)
