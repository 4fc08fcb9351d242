import {
  exhausted,
  invalid,
  invalidFields,
  notFound,
  Refusal,
  unavailable,
} from '@zvonok/runtime/refusal'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { localeOf, problemOf, word } from '../problems/problem.ts'

const problemType = 'application/problem+json; charset=utf-8'

const schemaReasons: Readonly<Record<string, string>> = {
  required: 'FIELD_REQUIRED',
  type: 'FIELD_TYPE',
  enum: 'FIELD_UNKNOWN_VALUE',
  minLength: 'FIELD_REQUIRED',
  maxLength: 'FIELD_TOO_LONG',
  pattern: 'FIELD_FORMAT',
  format: 'FIELD_FORMAT',
}

/** `/marks/2/value` and a missing `value` become `marks[2].value`. */
const fieldOf = (path: string, missing: unknown): string => {
  const steps = path.split('/').slice(1)
  if (typeof missing === 'string') steps.push(missing)
  return steps
    .map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
}

const byStatus = (error: FastifyError): Refusal | undefined => {
  switch (error.statusCode) {
    case 400:
      return invalid('body', 'BODY_UNREADABLE')
    case 413:
      return invalid('body', 'BODY_TOO_LARGE')
    case 415:
      return invalid('content-type', 'CONTENT_TYPE_UNKNOWN')
    case 429:
      return exhausted('TOO_MANY_REQUESTS')
    case 503:
      return unavailable('OVERLOADED')
    default:
      return undefined
  }
}

/** A refusal for whatever Fastify or a plugin threw; undefined is a bug of ours. */
const refusalOf = (error: FastifyError): Refusal | undefined => {
  if (error instanceof Refusal) return error
  if (error.validation !== undefined) {
    return invalidFields(
      error.validation.map(({ instancePath, keyword, params }) => ({
        field: fieldOf(instancePath, params['missingProperty']),
        reason: schemaReasons[keyword] ?? 'FIELD_FORMAT',
      })),
    )
  }
  return byStatus(error)
}

const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply => {
  const problem = problemOf(refusal, localeOf(request))
  const retryAfter = refusal.details['retryAfterSeconds']
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  return reply.code(problem.status).type(problemType).send(JSON.stringify(problem))
}

/** Every failure leaves as a problem document; a bug is logged once and its text never leaves. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const refusal = refusalOf(error)
      if (refusal !== undefined) return sendProblem(request, reply, refusal)
      request.log.error({ err: error, route: request.routeOptions.url }, 'bug')
      const locale = localeOf(request)
      return reply
        .code(500)
        .type(problemType)
        .send(
          JSON.stringify({
            type: '/problems/internal',
            title: word(locale, 'title.internal', {}, 'unavailable'),
            status: 500,
            detail: word(locale, 'INTERNAL', { id: request.id }, 'unavailable'),
            reason: 'INTERNAL',
            details: { id: request.id },
          }),
        )
    })
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, notFound('page')))
  },
  { name: 'errors' },
)
