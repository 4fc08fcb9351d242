import { enumPrefixes, schemas } from '@zvonok/contracts/schemas'

type Message = Readonly<Record<string, unknown>>
type Rename = (name: string, prefix: string) => string
type Convert = (message: unknown) => unknown

const refOf = (schema: unknown): string | undefined => {
  const { $ref, items } = (schema ?? {}) as { $ref?: string; items?: unknown }
  if ($ref !== undefined) return $ref.replace(/#$/, '')
  return items === undefined ? undefined : refOf(items)
}

const each = (convert: Convert, value: unknown): unknown =>
  Array.isArray(value) ? value.map(convert) : convert(value)

const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null

/** Renames the enums of a message and of the messages in it; undefined when there are none. */
const converterOf = (type: string, rename: Rename): Convert | undefined => {
  const steps = new Map<string, Convert>()
  for (const [field, prefix] of Object.entries(enumPrefixes[type] ?? {})) {
    steps.set(field, (value) => (typeof value === 'string' ? rename(value, prefix) : value))
  }
  for (const [field, schema] of Object.entries(schemas[type]?.properties ?? {})) {
    const ref = refOf(schema)
    const inner = ref === undefined ? undefined : converterOf(ref, rename)
    if (inner !== undefined) steps.set(field, inner)
  }
  if (steps.size === 0) return undefined
  return (message) => {
    if (!isMessage(message)) return message
    const renamed: Record<string, unknown> = { ...message }
    for (const [field, convert] of steps) {
      if (renamed[field] !== undefined) renamed[field] = each(convert, renamed[field])
    }
    return renamed
  }
}

const same: Convert = (message) => message

/** `QUARTER` of the API becomes the generated types' `PERIOD_KIND_QUARTER`. */
export const longEnums = (type: string): Convert =>
  converterOf(type, (name, prefix) => prefix + name) ?? same

/** And back again. A value newer than this gateway stays as it is. */
export const shortEnums = (type: string): Convert =>
  converterOf(type, (name, prefix) =>
    name.startsWith(prefix) ? name.slice(prefix.length) : name,
  ) ?? same
