import { IsLiteral, IsUnion } from 'typebox'
import type { Static, TObject, TSchema } from 'typebox'
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

const choicesOf = (schema: TSchema | undefined): readonly unknown[] =>
  schema !== undefined && IsUnion(schema)
    ? schema.anyOf.filter(IsLiteral).map((one) => one.const)
    : []

const missingSentence = (name: string, schema: TSchema | undefined): string => {
  const description: unknown = Reflect.get(schema ?? {}, 'description')
  return `${name} is not set${typeof description === 'string' ? ` (${description})` : ''}.`
}

const problemsOf = (schema: TObject, given: Env, value: unknown): string[] => {
  const problems = new Map<string, string>()
  for (const name of schema.required ?? []) {
    if (given[name] === undefined && Reflect.get(Object(value), name) === undefined) {
      problems.set(name, missingSentence(name, schema.properties[name]))
    }
  }
  for (const error of Errors(schema, value)) {
    const name = nameOf(error.instancePath)
    const choices = choicesOf(schema.properties[name])
    const rule = choices.length > 0 ? `must be one of ${choices.join(', ')}` : error.message
    if (name !== '' && !problems.has(name)) problems.set(name, `${name} is wrong: it ${rule}.`)
  }
  return [...problems.values()]
}

/**
 * Reads the variables the schema names: defaults filled in, numbers and booleans converted.
 * An empty variable counts as absent. Throws ConfigError.
 */
export const readConfig = <S extends TObject>(schema: S, env: Env): Static<S> => {
  const given: Record<string, string> = {}
  for (const name of Object.keys(schema.properties)) {
    if (env[name] !== undefined && env[name] !== '') given[name] = env[name]
  }
  const value = Convert(schema, Default(schema, Clean(schema, given)))
  const problems = problemsOf(schema, given, value)
  if (problems.length > 0) throw new ConfigError(problems)
  // Checked against the schema just above.
  return value as Static<S>
}
