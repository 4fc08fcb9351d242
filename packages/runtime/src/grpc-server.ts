import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js'
import type {
  sendUnaryData,
  ServerUnaryCall,
  ServiceDefinition as GrpcService,
} from '@grpc/grpc-js'
import { HealthImplementation } from 'grpc-health-check'
import type { CallerVerifier } from './caller.ts'
import { carryMethod, createCallsServer } from './grpc-calls-server.ts'
import { grpcOptions } from './grpc-options.ts'
import { toServiceError } from './grpc-refusal.ts'
import { addReflection } from './grpc-reflection.ts'
import type { Logger } from './log.ts'
import { feature, metadataNames } from './rpc.ts'
import type { Access, Feature, Handlers, ServiceDefinition } from './rpc.ts'
import { dispatcher } from './rpc-dispatch.ts'
import type { Dispatch, IncomingCall } from './rpc-dispatch.ts'

export type { Access, AccessRule, Context, Feature, Handlers } from './rpc.ts'
export { feature } from './rpc.ts'

export interface GrpcServerOptions {
  readonly verifier: CallerVerifier
  readonly log: Logger
  /** The contract as `npm run generate` leaves it in `packages/contracts`; absent: no reflection. */
  readonly descriptorsFile?: string | undefined
  /** How long calls in hand may take at the stop; 10,000 when absent. */
  readonly stopMs?: number | undefined
}

export interface GrpcServer extends AsyncDisposable {
  /** Throws when an RPC has no handler or no access rule. */
  add<D extends ServiceDefinition>(definition: D, handlers: Handlers<D>, access: Access<D>): void
  addFeature(feature: Feature): void
  /** `127.0.0.1:0` takes a free port; answers the port. */
  listen(address: string): Promise<number>
  /** What the health protocol answers; not serving until told otherwise. */
  setServing(serving: boolean): void
}

// grpc-js would write text to stderr for what is thrown or logged here anyway.
setLogVerbosity(logVerbosity.NONE)

const bytes = (value: Buffer): Buffer => value

const incoming = (call: ServerUnaryCall<Buffer, Buffer>): IncomingCall => {
  const header = (name: string): string | undefined => call.metadata.get(name)[0]?.toString()
  const deadline = call.getDeadline()
  return {
    callerToken: header(metadataNames.caller),
    idempotencyKey: header(metadataNames.idempotencyKey),
    clientAddress: header(metadataNames.clientAddress),
    traceparent: header(metadataNames.traceparent),
    deadlineMs: typeof deadline === 'number' ? deadline : deadline.getTime(),
    onCancelled: (listener) => call.on('cancelled', listener),
  }
}

const unary =
  (dispatch: Dispatch) =>
  (call: ServerUnaryCall<Buffer, Buffer>, callback: sendUnaryData<Buffer>): void => {
    dispatch(call.request, incoming(call)).then(
      (answer) => callback(null, answer),
      (error: unknown) => callback(toServiceError(error)),
    )
  }

/** Health and, where descriptors are given, reflection are included. */
export const createGrpcServer = (options: GrpcServerOptions): GrpcServer => {
  const server = new Server(grpcOptions)
  const health = new HealthImplementation({ '': 'NOT_SERVING' })
  health.addToServer(server)

  const names: string[] = []
  const dispatches = new Map<string, Dispatch>()
  const calls = createCallsServer(dispatches)
  server.addService({ carry: carryMethod }, { carry: calls.carry })

  const addFeature = (added: Feature): void => {
    const service: Record<string, GrpcService[string]> = {}
    const implementation: Record<string, ReturnType<typeof unary>> = {}
    for (const [key, method] of Object.entries(added.definition.methods)) {
      const path = `/${added.definition.fullName}/${method.name}`
      const dispatch = dispatcher(added, key, options)
      dispatches.set(path, dispatch)
      service[key] = {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: bytes,
        requestDeserialize: bytes,
        responseSerialize: bytes,
        responseDeserialize: bytes,
      }
      implementation[key] = unary(dispatch)
    }
    server.addService(service, implementation)
    names.push(added.definition.fullName)
  }

  return {
    addFeature,
    add: (definition, handlers, access) => addFeature(feature(definition, handlers, access)),
    listen: (address) => {
      const { descriptorsFile } = options
      if (descriptorsFile !== undefined) addReflection(server, descriptorsFile, names)
      return new Promise((resolve, reject) => {
        server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
          error === null ? resolve(port) : reject(new Error(`cannot listen on ${address}`)),
        )
      })
    },
    setServing: (serving) => health.setStatus('', serving ? 'SERVING' : 'NOT_SERVING'),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        health.setStatus('', 'NOT_SERVING')
        calls.close()
        const force = setTimeout(() => server.forceShutdown(), options.stopMs ?? 10_000)
        server.tryShutdown(() => {
          clearTimeout(force)
          resolve()
        })
      }),
  }
}
