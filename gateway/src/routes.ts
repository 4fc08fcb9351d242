import { operations } from '@zvonok/contracts/schemas'
import type { ServiceDefinition } from '@zvonok/runtime/rpc'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call, Clients } from './clients.ts'
import { longEnums, shortEnums } from './enum-names.ts'
import type { Feature, Route } from './feature.ts'
import { callerOf } from './plugins/auth.ts'
import { logReading } from './plugins/readings.ts'
import { routeSchema } from './schema.ts'
import { checkText } from './text.ts'
import { readUpload } from './upload.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Bound {
  readonly route: Route
  readonly call: Call
  /** The request message of what the API was sent. */
  readonly fromApi: (value: object) => unknown
  readonly toApi: (answer: unknown) => unknown
}

/** Path over body over query: an id in the path can't be contradicted by the body. */
const message = async (request: FastifyRequest, { route, fromApi }: Bound): Promise<unknown> => {
  const sent: Record<string, unknown> = {
    ...(request.query as object),
    ...(route.upload === undefined
      ? (request.body as object | undefined)
      : await readUpload(request, route.upload)),
  }
  const params = request.params as object
  checkText({ ...sent, ...params })
  return fromApi(
    route.inside === undefined
      ? { ...sent, ...params }
      : { ...sent, [route.inside]: { ...(sent[route.inside] as object | undefined), ...params } },
  )
}

const send = (reply: FastifyReply, { route, toApi }: Bound, answer: unknown): unknown => {
  const field = route.ready ?? (route.download === undefined ? undefined : 'file')
  if (field === undefined) return toApi(answer)
  const bytes: unknown = Reflect.get(answer as object, field)
  if (route.download !== undefined) {
    reply.header('content-disposition', `attachment; filename="${route.download}"`).type(xlsx)
  } else {
    reply.type('application/json; charset=utf-8')
  }
  return reply.send(bytes)
}

const idempotencyKeyOf = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' ? key : undefined
}

/** A command whose path says it all is sent without a body. */
const takeNoBody = async (request: FastifyRequest): Promise<void> => {
  request.body ??= {}
}

const addRoute = (
  app: FastifyInstance,
  clients: Clients,
  bound: Bound & { operation: string; definition: ServiceDefinition; rpc: string },
): void => {
  const { route, call } = bound
  const schema = routeSchema(route, bound.definition, bound.rpc, bound.operation)
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    schema,
    config: { openTo: route.openTo },
    ...(schema.body === undefined ? {} : { preValidation: takeNoBody }),
    handler: async (request, reply) => {
      const { token, caller } = callerOf(request)
      const payload = await message(request, bound)
      const options = {
        caller: token,
        clientAddress: request.ip,
        deadlineMs: route.deadlineMs,
        idempotencyKey: idempotencyKeyOf(request),
      }
      if (route.reading !== undefined) {
        await logReading(clients, caller, options, route.reading, payload)
      }
      return send(reply, bound, await call(payload, options))
    },
  })
}

/** Registers every route of every feature; a public RPC without a route does not compile. */
export const addFeatures = (
  app: FastifyInstance,
  clients: Clients,
  features: readonly Feature[],
): void => {
  for (const { definition, routes } of features) {
    for (const [rpc, given] of Object.entries(routes)) {
      const method = definition.methods[rpc]
      if (method === undefined) throw new Error(`${definition.fullName} has no ${rpc}`)
      const { requestType, responseType } = method
      // ts-proto gives every message a fromPartial.
      const fromPartial = Reflect.get(requestType, 'fromPartial') as (value: unknown) => unknown
      const toLong = longEnums(requestType.$type)
      const toApi = shortEnums(responseType.$type)
      for (const route of given) {
        addRoute(app, clients, {
          route,
          definition,
          rpc,
          operation: operations[`${definition.fullName}/${method.name}`] ?? '',
          call: clients.call(definition, rpc),
          fromApi: (value) => fromPartial(toLong(value)),
          toApi,
        })
      }
    }
  }
}
