import { pino } from 'pino'
import type { Logger } from 'pino'
import { activeTraceId } from './telemetry.ts'

export type { Logger } from 'pino'

// A safety net only: personal data is not to be handed to the log in the first place.
const personal = [
  'snils',
  'phone',
  'email',
  'birthDate',
  'name',
  'lastName',
  'firstName',
  'middleName',
  'fullName',
  'password',
  'token',
  'code',
  'secret',
  'authorization',
  'cookie',
  'mark',
  'comment',
  'text',
]

const redactedPaths = [...personal, ...personal.map((name) => `*.${name}`)]

export interface LogOptions {
  readonly service: string
  /** pino's level; `info` when absent. */
  readonly level?: string | undefined
  /** Where lines go; standard output when absent. */
  readonly destination?: { write(line: string): void } | undefined
}

/** JSON lines with the service's name and, inside a trace, its id. Personal data is redacted by key. */
export const createLog = ({ service, level = 'info', destination }: LogOptions): Logger => {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    mixin: () => {
      const traceId = activeTraceId()
      return traceId === undefined ? {} : { traceId }
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** For tests and tools that want quiet. */
export const silentLog: Logger = pino({ level: 'silent' })
