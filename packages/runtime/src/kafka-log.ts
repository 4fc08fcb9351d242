import { logLevel } from 'kafkajs'
import type { LogEntry } from 'kafkajs'
import type { Logger } from './log.ts'

// Each try of each connection to a broker that is away would be a line; who publishes or consumes reports it once.
const noisy = new Set(['Connection', 'BrokerPool'])

/** kafkajs logs through pino; its own lines carry no payloads. */
export const kafkaLog =
  (log: Logger) =>
  ({ level, namespace, log: { message } }: LogEntry): void => {
    const line = { kafka: namespace, message }
    if (level === logLevel.ERROR && !noisy.has(namespace)) log.warn(line, 'kafka')
    else log.debug(line, 'kafka')
  }
