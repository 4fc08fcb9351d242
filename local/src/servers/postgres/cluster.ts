import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { exists } from '../install/cache.ts'
import { run } from '../process/command.ts'
import type { Log } from '../server.ts'
import type { Account } from './account.ts'
import { isReachable } from './account.ts'

export interface Cluster {
  readonly directory: string
  readonly password: string
}

/** Where root keeps clusters whose folder the account of the server cannot reach. */
const sharedData = '/var/lib/zvonok'

const home = async (
  dataDirectory: string,
  account: Account | undefined,
  log: Log,
): Promise<string> => {
  if (account === undefined || (await isReachable(dataDirectory, account))) return dataDirectory
  const digest = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)
  const elsewhere = join(sharedData, `postgres-${digest}`)
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  log(`PostgreSQL: its account cannot enter ${dataDirectory}, so the data lie in ${elsewhere}`)
  return elsewhere
}

const initialise = async (
  programs: string,
  { directory, password }: Cluster,
  account: Account | undefined,
): Promise<void> => {
  const fresh = `${directory}.new`
  const passwordFile = `${directory}.password`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  try {
    if (account !== undefined) {
      for (const path of [fresh, passwordFile]) await chown(path, account.uid, account.gid)
    }
    const args = [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Names sort as Russian readers expect («Ё» after «Е») without a word in every query.
      '--locale-provider=icu',
      '--icu-locale=ru-RU',
      '--locale=C',
    ]
    await run(join(programs, 'initdb'), args, { account })
    // The name appears with a whole cluster only, so an interrupted initdb leaves nothing to trip over.
    await rename(fresh, directory)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The cluster of the data folder, made on first use. Its password stays beside it, for its owner only. */
export const openCluster = async (
  programs: string,
  dataDirectory: string,
  account: Account | undefined,
  log: Log,
): Promise<Cluster> => {
  const passwordFile = join(dataDirectory, 'password')
  const directory = join(await home(dataDirectory, account, log), 'cluster')
  const known = await readFile(passwordFile, 'utf8').catch(() => undefined)
  if (known !== undefined && (await exists(directory))) return { directory, password: known }
  // Without its password the data folder is new, and a cluster found elsewhere belongs to a former one.
  await rm(directory, { recursive: true, force: true })
  const cluster = { directory, password: randomBytes(18).toString('base64url') }
  await initialise(programs, cluster, account)
  await writeFile(passwordFile, cluster.password, { mode: 0o600 })
  await chmod(passwordFile, 0o600)
  return cluster
}
