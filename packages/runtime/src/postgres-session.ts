import pg from 'pg'
import type { ClientConfig } from 'pg'
import { queriesOn, run } from './postgres-query.ts'
import type { Read } from './postgres-query.ts'
import type { Sql } from './sql.ts'

/** A connection held for long, with what only a session has: notifications and session locks. */
export interface Session extends Read, AsyncDisposable {
  execute(name: string, statement: Sql): Promise<number>
  onNotification(listener: (channel: string) => void): void
  /** The connection is gone; called once. */
  onLost(listener: () => void): void
}

export const openSession = async (config: ClientConfig): Promise<Session> => {
  const client = new pg.Client(config)
  const lost: (() => void)[] = []
  client.on('error', () => {})
  client.on('end', () => lost.forEach((listener) => listener()))
  await client.connect()
  const lease = { client, over: false }
  return {
    ...queriesOn(lease),
    execute: async (name, statement) => (await run(lease, name, statement)).rowCount ?? 0,
    onNotification: (listener) => {
      client.on('notification', (message) => listener(message.channel))
    },
    onLost: (listener) => {
      lost.push(listener)
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}
