import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeAccounts, prepare } from './prepared.ts'
import type { Accounts, Prepared, Wanted } from './prepared.ts'
import { Unanswered } from './session.ts'

const read = async (file: string): Promise<Accounts | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  // Written below.
  return text === undefined ? undefined : (JSON.parse(text) as Accounts)
}

const write = async (file: string, content: unknown): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(content), { mode: 0o600 })
}

/** With the accounts of the last run, or new ones where that platform is gone. */
export const preparePeople = async (wanted: Wanted, folder: string): Promise<string> => {
  const accountsFile = `${folder}/accounts.json`
  const known = await read(accountsFile)
  let people: Prepared | undefined
  if (known !== undefined) {
    people = await prepare(wanted, known).catch((error: unknown) => {
      if (error instanceof Unanswered) return undefined
      throw error
    })
  }
  if (people === undefined) {
    const accounts = await makeAccounts(wanted)
    await write(accountsFile, accounts)
    people = await prepare(wanted, accounts)
  }
  const file = `${folder}/people.json`
  await write(file, people)
  return file
}
