import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identify, isRunning, readIdentity } from './servers/process/identity.ts'

/** The folder that keeps everything between starts can't be used as it is; the message says what to do. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable'
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error)

const refused = (what: string, error: unknown): DataFolderUnusable =>
  new DataFolderUnusable(
    `${what} (${codeOf(error)}). Give this user the right to it, free some space, or choose another folder: ZVONOK_DATA=… npm start`,
  )

/** What a file of the folder keeps; undefined when it was never written. */
export const readKept = async <T>(directory: string, name: string): Promise<T | undefined> => {
  const file = join(directory, name)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw refused(`${file} can't be read`, error)
  }
  try {
    // Written by `keep`.
    return JSON.parse(text) as T
  } catch {
    throw new DataFolderUnusable(
      `${file} is damaged. Put back a copy of it, or begin anew without the data: npm start -- --reset (the stack: npm run stack -- --reset)`,
    )
  }
}

/** Whole or not at all: a start that is broken off leaves the file as it was. */
export const keep = async (directory: string, name: string, value: unknown): Promise<void> => {
  const file = join(directory, name)
  try {
    await mkdir(directory, { recursive: true })
    await writeFile(`${file}.new`, JSON.stringify(value, undefined, 2), { mode: 0o600 })
    await rename(`${file}.new`, file)
  } catch (error) {
    throw refused(`${file} can't be written`, error)
  }
}

const holderName = 'holder.json'

/**
 * Takes the folder for this process: a second start must not clear or fill what the first one lives
 * on. Let go when disposed; a holder that died has let go.
 */
export const hold = async (directory: string): Promise<AsyncDisposable> => {
  const file = join(directory, holderName)
  const letGo = (): Promise<void> => rm(file, { force: true })
  const sign = JSON.stringify(await identify(process.pid)) ?? ''
  // Made by one of two starts at the same moment.
  const take = (): Promise<void> => writeFile(file, sign, { flag: 'wx' })
  try {
    await mkdir(directory, { recursive: true })
    await take().catch(async (error) => {
      if (codeOf(error) !== 'EEXIST') throw error
      const holder = await readIdentity(file)
      if (holder !== undefined && (await isRunning(holder))) {
        throw new DataFolderUnusable(
          `Zvonok already runs on ${directory} (process ${holder.pid}). Stop it, or give this one a folder of its own: ZVONOK_DATA=… npm start`,
        )
      }
      await letGo()
      await take()
    })
  } catch (error) {
    throw error instanceof DataFolderUnusable
      ? error
      : refused(`${directory} can't be taken`, error)
  }
  return { [Symbol.asyncDispose]: letGo }
}

/** Everything but the sign of who holds the folder. */
export const clear = async (directory: string): Promise<void> => {
  try {
    const names = await readdir(directory)
    for (const name of names.filter((each) => each !== holderName))
      await rm(join(directory, name), { recursive: true, force: true })
  } catch (error) {
    throw refused(`${directory} can't be cleared`, error)
  }
}
