import { fileURLToPath } from 'node:url'
import { credentials, loadPackageDefinition, status } from '@grpc/grpc-js'
import type { ClientDuplexStream, ServiceClientConstructor } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ReadingServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { callerPublicKey } from '@zvonok/testing/callers'
import { createCallerVerifier } from './caller.ts'
import { createGrpcServer } from './grpc-server.ts'
import type { GrpcServer } from './grpc-server.ts'
import { silentLog } from './log.ts'

const near = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const descriptorsFile = near('../../contracts/src/descriptors.binpb')
const protocol = 'grpc/reflection/v1/reflection.proto'
const protocolFolder = near('../../../node_modules/@grpc/reflection/build/proto')

const servers: GrpcServer[] = []

const serve = async (file: string | undefined): Promise<string> => {
  const verifier = createCallerVerifier(JSON.parse(await callerPublicKey()))
  const server = createGrpcServer({ verifier, log: silentLog, descriptorsFile: file })
  servers.push(server)
  const access = { logReading: 'anonymous' } as const
  server.add(ReadingServiceDefinition, { logReading: async () => ({}) }, access)
  return `127.0.0.1:${await server.listen('127.0.0.1:0')}`
}

interface Answer {
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] }
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] }
}

/** As grpcurl asks. */
const ask = async (address: string, question: object): Promise<Answer> => {
  const loaded = loadPackageDefinition(loadSync(protocol, { includeDirs: [protocolFolder] }))
  const { ServerReflection } = (loaded as never)['grpc']['reflection']['v1'] as {
    ServerReflection: ServiceClientConstructor
  }
  const client = new ServerReflection(address, credentials.createInsecure())
  const call = client['ServerReflectionInfo']!() as ClientDuplexStream<object, Answer>
  try {
    return await new Promise<Answer>((resolve, reject) => {
      call.on('data', resolve)
      call.on('error', reject)
      call.end(question)
    })
  } finally {
    client.close()
  }
}

afterAll(() => Promise.all(servers.map((server) => server[Symbol.asyncDispose]())))

describe('reflection', () => {
  let address: string
  beforeAll(async () => {
    address = await serve(descriptorsFile)
  })

  it('lists the services this process has, and none of the others of the contract', async () => {
    const { listServicesResponse } = await ask(address, { listServices: '*' })
    const names = listServicesResponse?.service.map(({ name }) => name)
    expect(names).toEqual(['zvonok.monitoring.v1.ReadingService'])
  })

  it('describes them', async () => {
    const symbol = 'zvonok.monitoring.v1.ReadingService'
    const { fileDescriptorResponse } = await ask(address, { fileContainingSymbol: symbol })
    const [file] = fileDescriptorResponse?.fileDescriptorProto ?? []
    expect(file?.includes('LogReadingRequest')).toBe(true)
  })

  it('is off without the descriptors, as in production', async () => {
    const closed = await serve(undefined)
    await expect(ask(closed, { listServices: '*' })).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    })
  })
})
