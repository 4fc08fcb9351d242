import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type {
  ReadingReadServiceDefinition,
  ReadingServiceDefinition,
} from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { authorities, leadership } from '../access.ts'
import type { Parts } from '../parts.ts'
import { listReadings } from './list-readings.ts'
import { logReading } from './log-reading.ts'

export const readingReadHandlers = (
  parts: Parts,
): Handlers<typeof ReadingReadServiceDefinition> => ({
  listReadings: listReadings(parts),
})

export const readingReadAccess: Access<typeof ReadingReadServiceDefinition> = {
  listReadings: { roles: leadership },
}

export const readingHandlers = (parts: Parts): Handlers<typeof ReadingServiceDefinition> => ({
  logReading: logReading(parts),
})

export const readingAccess: Access<typeof ReadingServiceDefinition> = {
  logReading: { roles: authorities },
}
