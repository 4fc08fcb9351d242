import { newId } from '@zvonok/runtime/id'
import { openPostgres, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Db, Tx } from '@zvonok/runtime/postgres'
import { conflict, notFound } from '@zvonok/runtime/refusal'

import {
  disableAccount,
  endAccountSessions,
  findAccount,
  findAccountByUsername,
  insertAccount,
  savePassword,
  usernameKey,
} from './account-store.ts'
import { disableMachine, machineSecretHash, saveMachine } from './machine-store.ts'
import type { PasswordCost } from './password.ts'
import { hashPassword } from './password.ts'
import type { AccountDirectory } from './port.ts'
import { checkNewAccount, checkPassword, normalizeUsername } from './rules.ts'

export interface EmbeddedDirectoryOptions {
  /** Database of the embedded provider, already migrated by it. */
  readonly url: string
  /** Cheaper hashes for filling a demo region with hundreds of accounts. */
  readonly passwordCost?: PasswordCost | undefined
}

/** The database knows no schools: its tables have no row-level security. */
const wholeDatabase = { everySchool: true } as const

const transaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(wholeDatabase, work)

const found = (touched: number): void => {
  if (touched === 0) throw notFound('account')
}

/** Accounts in the table the embedded OpenID provider signs people in from. */
export const createEmbeddedDirectory = async (
  options: EmbeddedDirectoryOptions,
): Promise<AccountDirectory> => {
  const db = await openPostgres({ url: options.url, maxConnections: 3, name: 'account-directory' })
  return {
    createAccount: async (account) => {
      const username = normalizeUsername(account.username)
      checkNewAccount(username, account.password)
      const id = newId()
      const passwordHash = await hashPassword(account.password, options.passwordCost)
      const attributes =
        account.displayName === undefined ? {} : { display_name: account.displayName }
      try {
        await transaction(db, (tx) =>
          insertAccount(tx, {
            id,
            username,
            passwordHash,
            temporary: account.temporary,
            attributes,
          }),
        )
      } catch (error) {
        if (uniqueViolation(error) === usernameKey) throw conflict('USERNAME_TAKEN')
        throw error
      }
      return id
    },

    setPassword: async (subject, password, temporary) => {
      const account = await findAccount(db.direct, subject)
      if (!account) throw notFound('account')
      checkPassword(password, account.username)
      const passwordHash = await hashPassword(password, options.passwordCost)
      found(await transaction(db, (tx) => savePassword(tx, subject, passwordHash, temporary)))
    },

    disable: (subject) =>
      transaction(db, async (tx) => {
        found(await disableAccount(tx, subject))
        await endAccountSessions(tx, subject)
      }),

    endSessions: (subject) =>
      transaction(db, async (tx) => {
        if (!(await findAccount(tx, subject))) throw notFound('account')
        await endAccountSessions(tx, subject)
      }),

    findByUsername: async (username) => {
      const account = await findAccountByUsername(db.direct, normalizeUsername(username))
      return (
        account && {
          subject: account.id,
          username: account.username,
          displayName: account.attributes.display_name,
          temporary: account.temporary,
          disabled: account.disabled,
        }
      )
    },

    putMachine: async ({ clientId, name, secret }) => {
      const secretHash = machineSecretHash(secret)
      await transaction(db, (tx) => saveMachine(tx, { clientId, name, secretHash }))
      return clientId
    },

    endMachine: async (clientId) => {
      await transaction(db, (tx) => disableMachine(tx, clientId))
    },

    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  }
}
