import { readFileSync } from 'node:fs'
import type { Server } from '@grpc/grpc-js'
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader'
import { ReflectionService } from '@grpc/reflection'

/** Lets grpcurl and the like see the contract. */
export const addReflection = (server: Server, descriptorsFile: string): void => {
  new ReflectionService(loadFileDescriptorSetFromBuffer(readFileSync(descriptorsFile))).addToServer(
    server,
  )
}
