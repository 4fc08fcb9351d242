import type { Static, TObject } from 'typebox'
import { Clean, Convert, Default, Errors } from 'typebox/value'

export type Env = Readonly<Record<string, string | undefined>>

/** The environment is wrong; the message has one sentence per problem and never a value, values may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

const nameOf = (instancePath: string): string => instancePath.split('/')[1] ?? ''

const problemsOf = (schema: TObject, env: Env, value: unknown): string[] => {
  const missing = (schema.required ?? []).filter((name) => env[name] === undefined)
  const wrong = Errors(schema, value)
    .filter((error) => error.keyword !== 'required')
    .map((error) => `${nameOf(error.instancePath)} is wrong: it ${error.message}.`)
  return [
    ...missing.map((name) => {
      const description: unknown = Reflect.get(schema.properties[name] ?? {}, 'description')
      return `${name} is not set${typeof description === 'string' ? ` (${description})` : ''}.`
    }),
    ...new Set(wrong),
  ]
}

/**
 * Reads the variables the schema names: defaults filled in, numbers and booleans converted.
 * An empty variable counts as absent. Throws ConfigError.
 */
export const readConfig = <S extends TObject>(schema: S, env: Env): Static<S> => {
  const given: Record<string, unknown> = {}
  for (const name of Object.keys(schema.properties)) {
    if (env[name] !== undefined && env[name] !== '') given[name] = env[name]
  }
  const value = Convert(schema, Default(schema, Clean(schema, given)))
  const problems = problemsOf(schema, given as Env, value)
  if (problems.length > 0) throw new ConfigError(problems)
  // Checked against the schema just above.
  return value as Static<S>
}
