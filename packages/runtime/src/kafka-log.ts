import { logLevel } from 'kafkajs'
import type { LogEntry } from 'kafkajs'
import type { Logger } from './log.ts'

/** kafkajs logs through pino; its own lines carry no payloads. */
export const kafkaLog =
  (log: Logger) =>
  ({ level, namespace, log: { message } }: LogEntry): void => {
    const line = { kafka: namespace, message }
    if (level === logLevel.ERROR) log.warn(line, 'kafka')
    else log.debug(line, 'kafka')
  }
