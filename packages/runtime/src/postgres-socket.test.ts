import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from '@jest/globals'
import { gatheringSocket } from './postgres-socket.ts'

it('sends what one turn of the event loop writes by one system call', async () => {
  const server = createServer((peer) => peer.resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = gatheringSocket()
  const calls: number[] = []
  const writev = socket._writev?.bind(socket)
  Object.assign(socket, {
    _writev: (...[chunks, done]: Parameters<NonNullable<typeof writev>>) => {
      calls.push(chunks.length)
      writev?.(chunks, done)
    },
  })
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')

  socket.write('begin')
  socket.cork()
  socket.write('bind')
  socket.write('execute')
  socket.uncork()
  await Promise.resolve()
  socket.write('commit')
  await new Promise(setImmediate)

  expect(calls).toEqual([4])
  socket.destroy()
  server.close()
})
