import { createHash } from 'node:crypto'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export interface StoredMachine {
  readonly clientId: string
  readonly name: string
  /** SHA-256 in hex. */
  readonly secretHash: string
}

export const machineSecretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')

/** Those that may take tokens. */
export const findMachine = (read: Read, clientId: string): Promise<StoredMachine | undefined> =>
  read.maybe(
    'find_machine',
    sql`select client_id, name, secret_sha256 as secret_hash
        from machine
        where client_id = ${clientId} and not disabled`,
  )

export const saveMachine = (tx: Tx, machine: StoredMachine): Promise<number> =>
  tx.execute(
    'save_machine',
    sql`insert into machine (client_id, name, secret_sha256)
        values (${machine.clientId}, ${machine.name}, ${machine.secretHash})
        on conflict (client_id) do update set
          name = excluded.name,
          secret_sha256 = excluded.secret_sha256`,
  )

export const disableMachine = (tx: Tx, clientId: string): Promise<number> =>
  tx.execute(
    'disable_machine',
    sql`update machine set disabled = true where client_id = ${clientId}`,
  )
