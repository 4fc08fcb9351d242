import { once } from 'node:events'
import { connect } from 'node:net'

const timeoutMs = 3_000

/** Signs in with the password of the URL and sends PING; anything but PONG is an error. */
export const ping = async (url: string): Promise<void> => {
  const { hostname, port, username, password } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port || 6379), timeout: timeoutMs })
  socket.on('timeout', () => socket.destroy(new Error('Redis does not answer')))
  try {
    await once(socket, 'connect')
    const credentials = [username, password].filter(Boolean).map(decodeURIComponent).join(' ')
    socket.write(`${credentials && `AUTH ${credentials}\r\n`}PING\r\n`)
    let answer = ''
    for await (const chunk of socket) {
      answer += String(chunk)
      if (answer.includes('+PONG')) return
      if (answer.includes('-')) throw new Error(answer.trim())
    }
    throw new Error('Redis closed the connection')
  } finally {
    socket.destroy()
  }
}
