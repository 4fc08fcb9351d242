import { fastifySSE } from '@fastify/sse'
import type { Caller } from '@zvonok/runtime/caller'
import type { Live } from '@zvonok/runtime/live'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import type { Clients } from '../clients.ts'
import { callerOf } from './auth.ts'
import { hearing } from './live-right.ts'
import { mayHear, topicsOf } from './live-topics.ts'
import type { Topic } from './live-topics.ts'

export interface LiveOptions {
  readonly live: Live
  readonly clients: Clients
  /** How long after a right has ended something may still be heard. */
  readonly recheckMs: number
}

/** What is subscribed to, for the page's event of the kind. */
interface Channel {
  readonly kind: Topic['kind'] | 'notices'
  readonly channel: string
  /** Absent for the notices of the listener. */
  readonly topic: Topic | undefined
}

const query = Type.Object({
  topics: Type.String({
    default: '',
    maxLength: 2000,
    description: 'Comma list of `diary:<schoolId>:<pupilId>` and `journal:<schoolId>:<courseId>`.',
  }),
})

const personIds = (caller: Caller): readonly string[] => [
  ...new Set(caller.grants.map(({ personId }) => personId)),
]

/**
 * `GET /api/live`: tells open pages that their diary, journal or notices changed; the page then reads anew.
 * Whoever has lost the right to a topic is told nothing more of it after `recheckMs`, and a stream is closed as
 * long after its session has ended or its grants have changed: the page opens it anew with what is left.
 */
export const liveUpdates = fp(
  async (app, { live, clients, recheckMs }: LiveOptions) => {
    await app.register(fastifySSE, {
      heartbeatInterval: 20_000,
      // What is published live is JSON text already.
      serializer: (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data)),
    })
    const check = mayHear(clients)
    const streams = new Set<() => void>()

    app.get(
      '/api/live',
      {
        sse: 'only',
        schema: { hide: true, querystring: query },
        config: { openTo: 'signed-in', untraced: true },
      },
      async (request: FastifyRequest<{ Querystring: { topics: string } }>, reply) => {
        const opener = callerOf(request)
        const topics = topicsOf(request.query.topics)
        const identify = () => app.callerAnew(request)
        const right = hearing<Topic>({ opener, identify, check, lifeMs: recheckMs })
        right.opened(undefined)
        for (const topic of topics) {
          await check(topic, opener.token)
          right.opened(topic)
        }
        const channels: readonly Channel[] = [
          ...topics.map((topic) => ({
            kind: topic.kind,
            channel: `${topic.kind}:${topic.id}`,
            topic,
          })),
          ...personIds(opener.caller).map((id) => ({
            kind: 'notices' as const,
            channel: `notices:${id}`,
            topic: undefined,
          })),
        ]

        const open: AsyncDisposable[] = []
        const { sse } = reply
        const close = (): void => sse.close()
        const tell = async ({ kind, topic }: Channel, text: string): Promise<void> => {
          // Nobody can say whether it may be heard: then it is not.
          if (!(await right.mayTell(topic).catch(() => false))) return close()
          // A page that went away hears nothing more; its subscriptions end below.
          await sse.send({ event: kind, data: text }).catch(() => undefined)
        }
        const rechecking = setInterval(() => {
          // While identity is away the stream stays: it is told nothing without a fresh answer.
          right.isSame().then(
            (isSame) => (isSame ? undefined : close()),
            () => undefined,
          )
        }, recheckMs)
        const end = (): void => {
          clearInterval(rechecking)
          streams.delete(close)
          void Promise.allSettled(open.map((subscription) => subscription[Symbol.asyncDispose]()))
        }
        try {
          for (const each of channels) {
            open.push(await live.subscribe(each.channel, (text) => void tell(each, text)))
          }
        } catch (error) {
          end()
          throw error
        }
        // Whoever left meanwhile is not told of any more.
        if (!sse.isConnected) return end()
        sse.onClose(end)
        streams.add(close)
        sse.keepAlive()
        // A page that left meanwhile is no fault.
        await sse.send({ event: 'ready', data: '{}' }).catch(() => undefined)
      },
    )

    // Else the server would wait for pages that stay open all day.
    app.addHook('preClose', async () => {
      for (const close of streams) close()
    })
  },
  { name: 'live', dependencies: ['auth'] },
)
