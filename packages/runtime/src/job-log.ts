import { Logger as GraphileLogger } from 'graphile-worker'
import type { Logger } from './log.ts'

/** Only warnings and errors of the worker are worth a line: each job writes its own. */
export const graphileLogger = (log: Logger): GraphileLogger =>
  new GraphileLogger(() => (level, message) => {
    if (level === 'error') log.error({ worker: message }, 'job worker')
    else if (level === 'warning') log.warn({ worker: message }, 'job worker')
  })
