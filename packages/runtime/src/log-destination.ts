import { writeSync } from 'node:fs'

const standardOutput = 1
const maxWaiting = 4 * 1024 * 1024

let waiting = ''
// Bytes a slow reader has not taken yet; it may stop in the middle of a character.
let rest: Buffer = Buffer.alloc(0)

const flush = (): void => {
  const bytes = Buffer.concat([rest, Buffer.from(waiting)])
  waiting = ''
  try {
    rest = bytes.subarray(writeSync(standardOutput, bytes))
  } catch (error) {
    const slow = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
    // A reader that is gone or stands still must not stop the service: its lines are dropped.
    rest = slow && bytes.length < maxWaiting ? bytes : Buffer.alloc(0)
  }
  if (rest.length > 0 && waiting === '') setImmediate(flush)
}

process.on('exit', flush)

/**
 * Standard output, the lines of one turn of the event loop by one system call (6 µs a line otherwise).
 * The last lines of a process that ends, even by an uncaught error, are written at its exit.
 */
export const standardOutputByTurns = {
  write: (line: string): void => {
    if (waiting === '') setImmediate(flush)
    waiting += line
  },
}
