import { fastifySSE } from '@fastify/sse'
import type { Caller } from '@zvonok/runtime/caller'
import type { Live } from '@zvonok/runtime/live'
import { invalid } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import type { Clients } from '../clients.ts'
import { callerOf } from './auth.ts'
import { journals } from '../journal/journals.ts'
import { weeks } from '../diary/weeks.ts'

export interface LiveOptions {
  readonly live: Live
  readonly clients: Clients
}

interface Topic {
  readonly kind: 'diary' | 'journal'
  readonly schoolId: string
  readonly id: string
}

const query = Type.Object({
  topics: Type.String({
    default: '',
    maxLength: 2000,
    description: 'Comma list of `diary:<schoolId>:<pupilId>` and `journal:<schoolId>:<courseId>`.',
  }),
})

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const topicPattern = new RegExp(`^(diary|journal):(${uuid}):(${uuid})$`)

const maxTopics = 10

const parse = (text: string): readonly Topic[] => {
  const parts = text === '' ? [] : text.split(',')
  if (parts.length > maxTopics) throw invalid('topics', 'FIELD_TOO_LONG')
  return parts.map((part) => {
    const [, kind, schoolId, id] = topicPattern.exec(part) ?? []
    if ((kind !== 'diary' && kind !== 'journal') || schoolId === undefined || id === undefined) {
      throw invalid('topics', 'FIELD_FORMAT')
    }
    return { kind, schoolId, id }
  })
}

/** Whoever may read the page may hear that it changed: the owning service is asked, nothing is decided here. */
const mayHear = (clients: Clients) => {
  const week = clients.call(weeks.definition, 'getWeek')
  const page = clients.call(journals.definition, 'getJournalPage')
  return async ({ kind, schoolId, id }: Topic, token: string): Promise<void> => {
    await (kind === 'diary'
      ? week({ schoolId, pupilId: id, date: '' }, { caller: token })
      : page({ schoolId, courseId: id, periodId: '' }, { caller: token }))
  }
}

const personIds = (caller: Caller): readonly string[] => [
  ...new Set(caller.grants.map(({ personId }) => personId)),
]

/** `GET /api/live`: tells open pages that their diary, journal or notices changed; the page then reads anew. */
export const liveUpdates = fp(
  async (app, { live, clients }: LiveOptions) => {
    await app.register(fastifySSE, {
      heartbeatInterval: 20_000,
      // What is published live is JSON text already.
      serializer: (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data)),
    })
    const check = mayHear(clients)

    app.get(
      '/api/live',
      { sse: 'only', schema: { hide: true, querystring: query }, config: { openTo: 'signed-in' } },
      async (request: FastifyRequest<{ Querystring: { topics: string } }>, reply) => {
        const { caller, token } = callerOf(request)
        const topics = parse(request.query.topics)
        for (const topic of topics) await check(topic, token)
        const channels = [
          ...topics.map(({ kind, id }) => ({ kind, channel: `${kind}:${id}` })),
          ...personIds(caller).map((id) => ({ kind: 'notices', channel: `notices:${id}` })),
        ]
        const open: AsyncDisposable[] = []
        reply.sse.keepAlive()
        for (const { kind, channel } of channels) {
          open.push(
            await live.subscribe(channel, (text) => {
              // A page that went away hears nothing more; its subscriptions end below.
              void reply.sse.send({ event: kind, data: text }).catch(() => undefined)
            }),
          )
        }
        reply.sse.onClose(() => {
          void Promise.allSettled(open.map((subscription) => subscription[Symbol.asyncDispose]()))
        })
        // A page that left meanwhile is no fault.
        await reply.sse.send({ event: 'ready', data: '{}' }).catch(() => undefined)
      },
    )
  },
  { name: 'live', dependencies: ['auth'] },
)
