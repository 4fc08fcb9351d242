import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  readonly source: string
}

export interface Mailbox extends AsyncDisposable {
  readonly url: string
  readonly received: readonly ReceivedMail[]
  /** The next to come, or one that came and nobody asked for. */
  next(): Promise<ReceivedMail>
  [Symbol.asyncDispose](): Promise<void>
}

/** A real SMTP server on a free port; it refuses addresses that begin with `refused`. */
export const openMailbox = async (): Promise<Mailbox> => {
  const received: ReceivedMail[] = []
  const waiting: ((mail: ReceivedMail) => void)[] = []
  let asked = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, answer) =>
      answer(address.startsWith('refused') ? new Error('no such mailbox') : undefined),
    onData: (stream, { envelope }, answer) => {
      void text(stream).then((source) => {
        const mail = { to: envelope.rcptTo.map(({ address }) => address).join(), source }
        received.push(mail)
        waiting.shift()?.(mail)
        answer()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next: () => {
      const mail = received[asked]
      asked += 1
      return mail === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(mail)
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
