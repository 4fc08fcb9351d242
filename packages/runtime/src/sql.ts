import { createHash } from 'node:crypto'

/** Text with values kept apart; made only by `sql`, `join` and `raw`, so a value can never become text. */
export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}

/** A statement or a fragment of one: a `Sql` among the values is spliced in, anything else becomes a parameter. */
export const sql = (strings: TemplateStringsArray, ...values: readonly unknown[]): Sql =>
  values.some((value) => value instanceof Sql) ? spliced(strings, values) : new Sql(strings, values)

const spliced = (strings: readonly string[], values: readonly unknown[]): Sql => {
  const texts = [strings[0] ?? '']
  const parameters: unknown[] = []
  values.forEach((value, index) => {
    const after = strings[index + 1] ?? ''
    if (value instanceof Sql) {
      texts.push((texts.pop() ?? '') + (value.strings[0] ?? ''), ...value.strings.slice(1))
      texts.push((texts.pop() ?? '') + after)
      parameters.push(...value.values)
    } else {
      texts.push(after)
      parameters.push(value)
    }
  })
  return new Sql(texts, parameters)
}

/** Text taken as it is: only for identifiers and keywords known at compile time. */
export const raw = (text: string): Sql => new Sql([text], [])

/** The parts one after another; `join(conditions, raw(' and '))`. No parts give empty text. */
export const join = (parts: readonly Sql[], separator: Sql = raw(', ')): Sql =>
  parts.reduce(
    (joined, part, index) =>
      index === 0 ? part : spliced(['', '', '', ''], [joined, separator, part]),
    raw(''),
  )

/** A json or jsonb parameter; without it a JavaScript array would become a PostgreSQL array. */
export const json = (value: unknown): string => JSON.stringify(value)

export interface Statement {
  /** Absent when there are too many different texts to keep prepared. */
  readonly name: string | undefined
  readonly text: string
}

const fixed = new WeakMap<object, Statement>()
const composed = new Map<string, Statement>()
// Each named statement lives in every connection: filters that compose without limit must not.
const maxComposed = 1000

const textOf = (strings: readonly string[]): string =>
  strings.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '')

const named = (name: string, text: string): Statement => ({
  // PostgreSQL cuts names at 63 bytes; the hash tells apart texts that share a query name.
  name: `${name.slice(0, 50)}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`,
  text,
})

/** The prepared statement of a query; a template without fragments is rendered once in the process. */
export const statementOf = (name: string, query: Sql): Statement => {
  const known = fixed.get(query.strings)
  if (known !== undefined) return known
  const text = textOf(query.strings)
  if (Object.isFrozen(query.strings)) {
    const statement = named(name, text)
    fixed.set(query.strings, statement)
    return statement
  }
  const key = `${name}\n${text}`
  const remembered = composed.get(key)
  if (remembered !== undefined) return remembered
  if (composed.size >= maxComposed) return { name: undefined, text }
  const statement = named(name, text)
  composed.set(key, statement)
  return statement
}
