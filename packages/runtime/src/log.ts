import { pino } from 'pino'
import type { Logger } from 'pino'
import { standardOutputByTurns } from './log-destination.ts'
import { activeTraceId } from './telemetry.ts'

export type { Logger } from 'pino'

// A safety net only: personal data is not to be handed to the log in the first place.
const personal = new Set(
  `snils phone email birthDate name lastName firstName middleName fullName displayName password
  token code secret authorization cookie mark comment text`.split(/\s+/),
)

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

// By hand and not by pino's redaction, whose wildcards cost 8 µs a line; plain objects at any depth.
const redacted = (line: Record<string, unknown>): Record<string, unknown> => {
  let changed: Record<string, unknown> | undefined
  for (const key in line) {
    const value = line[key]
    const kept = personal.has(key) ? '[redacted]' : isPlain(value) ? redacted(value) : value
    if (kept !== value) changed = { ...(changed ?? line), [key]: kept }
  }
  return changed ?? line
}

export interface LogOptions {
  readonly service: string
  /** pino's level; `info` when absent. */
  readonly level?: string | undefined
  /** Where lines go; standard output when absent. */
  readonly destination?: { write(line: string): void } | undefined
}

/** JSON lines with the service's name and, inside a trace, its id. Personal data is redacted by key. */
export const createLog = ({
  service,
  level = 'info',
  destination = standardOutputByTurns,
}: LogOptions): Logger => {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: redacted },
    mixin: () => {
      const traceId = activeTraceId()
      return traceId === undefined ? {} : { traceId }
    },
  }
  return pino(options, destination)
}

/** For tests and tools that want quiet. */
export const silentLog: Logger = pino({ level: 'silent' })
