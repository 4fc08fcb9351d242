import { schemas } from '@zvonok/contracts/schemas'
import type { ServiceDefinition } from '@zvonok/runtime/rpc'
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { Route } from './feature.ts'

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const binary = { type: 'string', format: 'binary' } as const

const object = (properties: Properties, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
})

const pathNames = (path: string): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

const pick = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(names.map((name) => [name, properties[name] ?? { type: 'string' }]))

const omit = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))

/** A UUID in the path is never empty, and a date with letters never reaches a service. */
const needed = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const { pattern } = property
      return [
        name,
        typeof pattern === 'string'
          ? { ...property, pattern: pattern.replace('^$|', '') }
          : property['type'] === 'string'
            ? { ...property, minLength: 1, maxLength: 100 }
            : property,
      ]
    }),
  )

const idempotencyHeader = object(
  {
    'idempotency-key': {
      type: 'string',
      minLength: 8,
      maxLength: 255,
      description:
        'Chosen by the client, best a UUID: the same key with the same content is carried out once and answered alike; with other content it is refused.',
    },
  },
  ['idempotency-key'],
)

const answer = (route: Route, responseName: string) => {
  if (route.download !== undefined) return { description: 'An XLSX workbook.', ...binary }
  // Ready bytes are JSON already: documented by the message they hold, not serialised again.
  if (route.ready !== undefined) return { description: 'Ready JSON.' }
  return { $ref: `${responseName}#` }
}

const bodyOf = (route: Route, rest: Properties) => {
  if (route.method === 'GET') return {}
  // Multipart is read as a stream, past Ajv; the service checks every field.
  if (route.upload !== undefined) return { consumes: ['multipart/form-data'] }
  if (route.method === 'DELETE') return { querystring: object(rest) }
  return { body: object(rest) }
}

/** Integrators read only; activation is open to everybody. */
const security = (route: Route) => {
  if (route.openTo === 'visitor') return { security: [] }
  return route.method === 'GET' ? {} : { security: [{ session: [] }] }
}

/** The schema of a route from its RPC's messages: validation, serialisation and OpenAPI at once. */
export const routeSchema = (
  route: Route,
  definition: ServiceDefinition,
  rpc: string,
  operation: string,
): FastifySchema => {
  const method = definition.methods[rpc]
  const requestName = method?.requestType.$type ?? ''
  const properties = schemas[requestName]?.properties ?? {}
  const inPath = pathNames(route.path)
  const rest = omit(properties, inPath)
  return {
    operationId: route.operationId ?? rpc,
    summary: operation.split(/[.:] /)[0] ?? operation,
    description: operation,
    tags: [definition.fullName.split('.')[1] ?? '', definition.name.replace(/(Read)?Service$/, '')],
    ...security(route),
    ...(inPath.length > 0 ? { params: object(needed(pick(properties, inPath)), inPath) } : {}),
    ...(route.method === 'GET' ? { querystring: object(rest) } : {}),
    ...bodyOf(route, rest),
    ...(route.method === 'GET' ? {} : { headers: idempotencyHeader }),
    response: {
      200: answer(route, method?.responseType.$type ?? ''),
      '4xx': { $ref: 'Problem#' },
      '5xx': { $ref: 'Problem#' },
    },
  } as FastifySchema
}

const problem = {
  $id: 'Problem',
  type: 'object',
  description: 'Why a request was not carried out (RFC 9457).',
  properties: {
    type: { type: 'string', description: 'Stable URI of the reason.' },
    title: { type: 'string', description: 'What kind of problem, in the language asked for.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What happened and what to do.' },
    reason: { type: 'string', description: 'Stable upper-case word.' },
    details: { type: 'object', additionalProperties: { type: 'string' } },
    policy: { type: 'string', description: 'The policy that refused, such as P-12.' },
    ground: { type: 'string', description: 'Its legal ground in Russian.' },
    violations: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string', description: 'Path of the field as it was sent.' },
          reason: { type: 'string', description: 'Stable upper-case word.' },
          detail: { type: 'string', description: 'In words.' },
          details: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
}

/** Makes the messages known to Fastify, so that routes can refer to them. */
export const addSchemas = (app: FastifyInstance): void => {
  for (const schema of Object.values(schemas)) app.addSchema(schema)
  app.addSchema(problem)
}
