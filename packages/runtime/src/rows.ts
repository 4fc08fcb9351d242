import pg from 'pg'

const { types } = pg

const oid = { int8: 20, textArray: 1009, int8Array: 1016, date: 1082, dateArray: 1182 }

const asText = (value: string): string => value

const arrayOfText = (value: string): string[] => types.getTypeParser(oid.textArray)(value)

const safeInteger = (value: string): number => {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('a bigint beyond 2^53 came back')
  return number
}

const parsers = new Map<number, (value: string) => unknown>([
  [oid.int8, safeInteger],
  [oid.date, asText],
  [oid.dateArray, arrayOfText],
  [oid.int8Array, (value) => arrayOfText(value).map(safeInteger)],
])

/** date → `YYYY-MM-DD`, bigint → number; timestamptz → Date and bytea → Buffer are pg's own. */
export const typeParsers = {
  getTypeParser: (id: number, format?: 'text' | 'binary'): ((value: never) => unknown) =>
    (format === 'binary' ? undefined : parsers.get(id)) ?? types.getTypeParser(id, format),
} as const

const camelCase = (column: string): string =>
  column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const keysOf = new Map<string, string>()

const keyOf = (column: string): string => {
  const known = keysOf.get(column)
  if (known !== undefined) return known
  const key = camelCase(column)
  keysOf.set(column, key)
  return key
}

/** Arrays of values into objects with camelCase keys; null becomes undefined. */
export const toObjects = <R>(
  fields: readonly { readonly name: string }[],
  values: readonly (readonly unknown[])[],
): R[] => {
  const keys = fields.map((field) => keyOf(field.name))
  return values.map((line) => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < keys.length; i += 1) row[keys[i] ?? ''] = line[i] ?? undefined
    // The shape is declared beside the statement and proved by tests on a real database.
    return row as R
  })
}
