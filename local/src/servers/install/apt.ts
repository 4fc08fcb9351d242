import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { findExecutable, isRoot, run } from '../process/command.ts'
import { ServerUnavailable } from '../server.ts'
import { cacheDirectory } from './cache.ts'

const quiet = { DEBIAN_FRONTEND: 'noninteractive' }

/** Refuses with the given advice where the system has no apt-get. */
const aptGet = async (advice: string): Promise<string> => {
  const command = await findExecutable('apt-get')
  if (command === undefined) throw new ServerUnavailable(advice)
  return command
}

/** Installs packages of the system; refuses with the advice for anyone but root on Debian. */
export const aptInstall = async (packages: readonly string[], advice: string): Promise<void> => {
  if (!isRoot()) throw new ServerUnavailable(advice)
  const command = await aptGet(advice)
  await run(command, ['update'], { environment: quiet })
  await run(command, ['install', '-y', '--no-install-recommends', ...packages], {
    environment: quiet,
  })
}

/**
 * Unpacks packages below the folder without installing them. Its own package lists, so that it
 * works for users who may not refresh those of the system.
 */
export const aptUnpack = async (
  packages: readonly string[],
  directory: string,
  advice: string,
): Promise<void> => {
  const command = await aptGet(advice)
  const state = join(cacheDirectory(), 'apt')
  const own = ['-o', `Dir::State::lists=${state}/lists`, '-o', `Dir::Cache=${state}/cache`]
  // Files below a home folder are out of reach of the user `_apt`.
  const unsandboxed = ['-o', 'APT::Sandbox::User=root']
  await mkdir(join(state, 'lists', 'partial'), { recursive: true })
  await mkdir(join(state, 'cache', 'archives', 'partial'), { recursive: true })
  await run(command, [...own, ...unsandboxed, 'update'], { environment: quiet })
  const archives = join(directory, 'archives')
  await mkdir(archives)
  await run(command, [...own, ...unsandboxed, 'download', ...packages], { cwd: archives })
  await run('sh', ['-c', 'for archive in archives/*.deb; do dpkg -x "$archive" .; done'], {
    cwd: directory,
  })
}
