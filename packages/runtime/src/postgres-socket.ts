import { Socket } from 'node:net'

/**
 * Sends everything written in one turn of the event loop by one system call: `begin` with the first query,
 * the last statements with `commit`. System calls are a third of the CPU of a command.
 */
export const gatheringSocket = (): Socket => {
  const socket = new Socket()
  const writeNow = socket.write.bind(socket)
  let held = false
  const hold = (): void => {
    if (held) return
    held = true
    socket.cork()
    process.nextTick(() => {
      held = false
      socket.uncork()
    })
  }
  const write = (...args: Parameters<typeof writeNow>): boolean => {
    hold()
    return writeNow(...args)
  }
  // Not before: `connect` puts Socket's own `write` back.
  return socket.once('connect', () => Object.assign(socket, { write }))
}
