// Writes src/schemas.ts: a JSON Schema for every message and a summary for every RPC, from the
// same proto files as the TypeScript types. The gateway validates, serialises and documents with them.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const image = JSON.parse(
  execFileSync('../../node_modules/.bin/buf', ['build', '../../proto', '-o', '-#format=json'], {
    maxBuffer: 64 << 20,
  }).toString(),
)

const uuid = '^$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const day = '^$|^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$'
const dayFields =
  /^(date|from|to|on|until|starts_on|ends_on|birth_date|enrolled_on|left_on|valid_from|moved_from|moved_to|deadline)$/
const timeFields = /^(starts_at|ends_at|quiet_from|quiet_to)$/

const scalar = {
  TYPE_STRING: { type: 'string' },
  TYPE_BOOL: { type: 'boolean' },
  TYPE_INT32: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  TYPE_INT64: { type: 'integer' },
  TYPE_BYTES: { type: 'string', contentEncoding: 'base64' },
}

const enums = new Map()
const prefixes = new Map()
const maps = new Map()

const pattern = (name) => {
  if (/_ids?$/.test(name) || name === 'before' || name === 'id') return { pattern: uuid }
  if (dayFields.test(name)) return { pattern: day }
  if (timeFields.test(name)) return { pattern: '^$|^([01]\\d|2[0-3]):[0-5]\\d$' }
  return {}
}

const valueSchema = (field) => {
  if (field.type === 'TYPE_ENUM') return { type: 'string', enum: enums.get(field.typeName) }
  if (field.type === 'TYPE_MESSAGE') {
    if (field.typeName === '.google.protobuf.Timestamp')
      return { type: 'string', format: 'date-time' }
    return { $ref: `${field.typeName.slice(1)}#` }
  }
  const plain = scalar[field.type]
  if (plain === undefined) throw new Error(`no JSON Schema for ${field.type}`)
  return field.type === 'TYPE_STRING' ? { ...plain, ...pattern(field.name) } : plain
}

const fieldSchema = (field, description) => {
  if (maps.has(field.typeName))
    return { type: 'object', additionalProperties: { type: 'string' }, description }
  const value = valueSchema(field)
  const schema = field.label === 'LABEL_REPEATED' ? { type: 'array', items: value } : value
  // JSON Schema 2020-12 allows words beside a $ref; Ajv of Fastify in draft-07 mode ignores them.
  return { ...schema, description }
}

const comments = (file) => {
  const found = new Map()
  for (const location of file.sourceCodeInfo?.location ?? [])
    if (location.leadingComments)
      found.set(
        location.path.join('.'),
        location.leadingComments.trim().replaceAll(/\s*\n\s*/g, ' '),
      )
  return found
}

const ours = image.file.filter((file) => file.package?.startsWith('zvonok.'))
for (const file of ours) {
  for (const type of file.enumType ?? []) {
    const prefix = `${type.name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()}_`
    prefixes.set(`.${file.package}.${type.name}`, prefix)
    enums.set(
      `.${file.package}.${type.name}`,
      type.value.map((value) => value.name.replace(prefix, '')),
    )
  }
  for (const message of file.messageType ?? [])
    for (const nested of message.nestedType ?? [])
      if (nested.options?.mapEntry)
        maps.set(`.${file.package}.${message.name}.${nested.name}`, true)
}

const schemas = {}
const enumPrefixes = {}
const operations = {}
for (const file of ours) {
  const said = comments(file)
  ;(file.messageType ?? []).forEach((message, index) => {
    const name = `${file.package}.${message.name}`
    const properties = {}
    ;(message.field ?? []).forEach((field, at) => {
      properties[field.jsonName] = fieldSchema(field, said.get(`4.${index}.2.${at}`) ?? '')
      if (field.type === 'TYPE_ENUM')
        enumPrefixes[name] = {
          ...enumPrefixes[name],
          [field.jsonName]: prefixes.get(field.typeName),
        }
    })
    schemas[name] = {
      $id: name,
      type: 'object',
      title: message.name,
      description: said.get(`4.${index}`) ?? '',
      properties,
    }
  })
  ;(file.service ?? []).forEach((service, index) => {
    service.method.forEach((method, at) => {
      operations[`${file.package}.${service.name}/${method.name}`] =
        said.get(`6.${index}.2.${at}`) ?? ''
    })
  })
}

writeFileSync(
  'src/schemas.ts',
  `/** A JSON Schema of a message; \`$id\` is its full proto name. */
export interface MessageSchema {
  readonly $id: string
  readonly type: 'object'
  readonly title: string
  readonly description: string
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** By full proto name, such as \`zvonok.journal.v1.Mark\`. */
export const schemas: Readonly<Record<string, MessageSchema>> = ${JSON.stringify(schemas, undefined, 1)}

/** What the generated types write before the enum names of the schemas: message, field, \`PERIOD_KIND_\`. */
export const enumPrefixes: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(enumPrefixes, undefined, 1)}

/** What an RPC does, by \`zvonok.journal.v1.MarkService/PutMark\`. */
export const operations: Readonly<Record<string, string>> = ${JSON.stringify(operations, undefined, 1)}
`,
)
