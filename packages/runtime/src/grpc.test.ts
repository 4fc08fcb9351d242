import { Server, ServerCredentials } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { signed, teacher, callerPublicKey } from '@zvonok/testing/callers'
import { collector } from '@zvonok/testing/collector'
import type { Collector } from '@zvonok/testing/collector'
import { NoteRequest, NoteServiceDefinition } from '@zvonok/testing/notes'
import { createCallerVerifier } from './caller.ts'
import { createClient } from './grpc-client.ts'
import type { Client, Target } from './grpc-client.ts'
import { createGrpcServer } from './grpc-server.ts'
import type { Context, GrpcServer, Handlers } from './grpc-server.ts'
import { newId } from './id.ts'
import { silentLog } from './log.ts'
import { precondition } from './refusal.ts'

type Notes = Handlers<typeof NoteServiceDefinition>
const access = {
  writeNote: { roles: ['teacher'] },
  getNote: 'anonymous',
  importNotes: 'anonymous',
} as const
const asked = (body: string, noteId = newId()): NoteRequest => ({ schoolId: newId(), noteId, body })

let server: GrpcServer
let address: string
let contexts: Collector<Context>
let gate: Promise<void>
let open: () => void
const clients: Disposable[] = []

const handlers: Notes = {
  writeNote: async (request) => ({ ...request, version: 1 }),
  getNote: async (request, context) => {
    contexts.add(context)
    if (request.body === 'wait') await gate
    if (request.body === 'refuse') throw precondition('PERIOD_CLOSED', { policy: 'P-12' })
    return { ...request, version: 7 }
  },
  importNotes: async (request) => ({
    ...request,
    body: 'x'.repeat(Number(request.body)),
    version: 1,
  }),
}

const startServer = async (): Promise<void> => {
  const verifier = createCallerVerifier(JSON.parse(await callerPublicKey()))
  server = createGrpcServer({ verifier, log: silentLog, stopMs: 3000 })
  server.add(NoteServiceDefinition, handlers, access)
  address = `127.0.0.1:${await server.listen('127.0.0.1:0')}`
}

beforeEach(async () => {
  contexts = collector()
  gate = new Promise((resolve) => {
    open = resolve
  })
  await startServer()
})
afterEach(async () => {
  open()
  for (const client of clients.splice(0)) client[Symbol.dispose]()
  await server[Symbol.asyncDispose]()
})

describe.each(['calls', 'unary'] as const)('a call carried as %s', (transport) => {
  const clientOf = (target: Target = { address }): Client<typeof NoteServiceDefinition> => {
    const client = createClient(NoteServiceDefinition, { ...target, transport })
    clients.push(client)
    return client
  }

  it('brings the request, the caller and what goes with them', async () => {
    const caller = teacher({ schoolId: newId(), personId: newId() })
    const request = asked('привет')
    const options = {
      caller: await signed(caller),
      idempotencyKey: 'key',
      clientAddress: '10.1.2.3',
    }
    expect(await clientOf().getNote(request, options)).toEqual({ ...request, version: 7 })
    const [context] = contexts.items
    expect(context).toMatchObject({
      caller,
      callerToken: options.caller,
      idempotencyKey: 'key',
      clientAddress: '10.1.2.3',
    })
    const leftMs = context!.deadline.getTime() - Date.now()
    expect(leftMs).toBeGreaterThan(4000)
    expect(leftMs).toBeLessThanOrEqual(4980)
  })

  it('brings the refusal back', async () => {
    await expect(clientOf().getNote(asked('refuse'))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'PERIOD_CLOSED',
      details: { policy: 'P-12' },
    })
  })

  it('is answered whatever the others do', async () => {
    const client = clientOf()
    const slow = client.getNote(asked('wait'))
    await contexts.until(1)
    const bodies = Array.from({ length: 1000 }, (_, i) => `${i}`)
    const many = await Promise.all(bodies.map((body) => client.getNote(asked(body))))
    expect(many.map((note) => note.body)).toEqual(bodies)
    open()
    expect(await slow).toMatchObject({ version: 7 })
  })

  it('may be large, and too large alone', async () => {
    const client = clientOf()
    const large = await client.importNotes(asked(`${5_000_000}`), { deadlineMs: 10_000 })
    expect(large.body).toHaveLength(5_000_000)
    const [tooLarge, small] = await Promise.allSettled([
      client.importNotes(asked(`${17_000_000}`), { deadlineMs: 10_000 }),
      client.getNote(asked('small')),
    ])
    expect(tooLarge.status).toBe('rejected')
    expect(small.status).toBe('fulfilled')
  })

  it('aborts its handler when the caller gives up', async () => {
    const controller = new AbortController()
    const call = clientOf().getNote(asked('wait'), { signal: controller.signal })
    const [context] = await contexts.until(1)
    const aborted = new Promise((resolve) => context!.signal.addEventListener('abort', resolve))
    controller.abort()
    await expect(call).rejects.toMatchObject({ reason: 'CANCELLED' })
    await aborted
  })

  it('that is cancelled before it starts never ends otherwise', async () => {
    const call = clientOf().getNote(asked('wait'), { signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ reason: 'CANCELLED' })
  })

  it('is finished by a server that stops, and the next goes to the new one', async () => {
    const client = clientOf()
    const slow = client.getNote(asked('wait'))
    await contexts.until(1)
    const stopped = server[Symbol.asyncDispose]()
    open()
    expect(await slow).toMatchObject({ version: 7 })
    await stopped
    await expect(client.writeNote(asked('x'))).rejects.toMatchObject({
      kind: 'unavailable',
      reason: 'SERVICE_UNAVAILABLE',
    })
    const port = Number(address.split(':')[1])
    const verifier = createCallerVerifier(JSON.parse(await callerPublicKey()))
    server = createGrpcServer({ verifier, log: silentLog })
    server.add(NoteServiceDefinition, handlers, access)
    await server.listen(`127.0.0.1:${port}`)
    // A read is tried again until the connection stands.
    expect(await client.getNote(asked('back'))).toMatchObject({ body: 'back' })
  })

  it('is spread over several servers', async () => {
    const first = server
    const firstAddress = address
    await startServer()
    const client = clientOf({ addresses: [firstAddress, address] })
    await Promise.all(Array.from({ length: 20 }, () => client.getNote(asked('x'))))
    await server[Symbol.asyncDispose]()
    server = first
    expect(await client.getNote(asked('still'))).toMatchObject({ body: 'still' })
  })
})

describe('the server', () => {
  it('refuses to serve an RPC without a rule or a handler', async () => {
    const { getNote: _rule, ...missingRule } = access
    expect(() =>
      server.addFeature({ definition: NoteServiceDefinition, handlers, access: missingRule }),
    ).toThrow('NoteService/GetNote has no access rule')
    const { getNote: _handler, ...missingHandler } = handlers
    expect(() =>
      server.addFeature({ definition: NoteServiceDefinition, handlers: missingHandler, access }),
    ).toThrow('NoteService/GetNote has no handler')
  })

  it('says so when its address is taken', async () => {
    const second = createGrpcServer({
      verifier: createCallerVerifier(JSON.parse(await callerPublicKey())),
      log: silentLog,
    })
    await expect(second.listen(address)).rejects.toThrow(`cannot listen on ${address}`)
    await second[Symbol.asyncDispose]()
  })

  it('refuses bytes that are no message', async () => {
    const definition = {
      ...NoteServiceDefinition,
      methods: {
        getNote: {
          ...NoteServiceDefinition.methods.getNote,
          requestType: {
            ...NoteRequest,
            encode: () => ({ finish: () => Buffer.from([255, 255]) }),
          },
        },
      },
    }
    const client = createClient(definition, { address })
    clients.push(client)
    await expect(client.getNote(asked('x'))).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'NOT_A_MESSAGE',
    })
  })
})

describe('an older server, which carries no calls', () => {
  it('is called one by one', async () => {
    const old = new Server()
    const bytes = (value: Buffer): Buffer => value
    old.addService(
      {
        getNote: {
          path: '/zvonok.notes.v1.NoteService/GetNote',
          requestStream: false,
          responseStream: false,
          requestSerialize: bytes,
          requestDeserialize: bytes,
          responseSerialize: bytes,
          responseDeserialize: bytes,
        },
      },
      {
        getNote: (call: { request: Buffer }, callback: (error: null, answer: Buffer) => void) =>
          callback(null, call.request),
      },
    )
    const port = await new Promise<number>((resolve) =>
      old.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, bound) =>
        resolve(bound),
      ),
    )
    const client = createClient(NoteServiceDefinition, { address: `127.0.0.1:${port}` })
    const requests = Array.from({ length: 3 }, (_, i) => asked(`${i}`))
    const answers = await Promise.all(requests.map((request) => client.getNote(request)))
    expect(answers).toEqual(requests)
    client[Symbol.dispose]()
    old.forceShutdown()
  })
})
