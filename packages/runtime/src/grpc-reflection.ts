import { readFileSync } from 'node:fs'
import type { Server } from '@grpc/grpc-js'
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader'
import { ReflectionService } from '@grpc/reflection'

/** Lets grpcurl and the like see the contract of these services. */
export const addReflection = (
  server: Server,
  descriptorsFile: string,
  services: readonly string[],
): void => {
  const descriptors = loadFileDescriptorSetFromBuffer(readFileSync(descriptorsFile))
  new ReflectionService(descriptors, { services: [...services] }).addToServer(server)
}
