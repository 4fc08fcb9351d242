import { access, chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import type { Log } from '../server.ts'
import { lock } from './lock.ts'

/** Where downloads and what is built of them are kept: `ZVONOK_CACHE`, else `~/.cache/zvonok`. */
export const cacheDirectory = (): string =>
  process.env['ZVONOK_CACHE'] ?? join(homedir(), '.cache', 'zvonok')

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Leavings of installations that were killed; safe to remove by whoever holds the lock. */
const removePartials = async (target: string): Promise<void> => {
  const names = await readdir(dirname(target))
  const partials = names.filter((name) => name.startsWith(`${basename(target)}.partial-`))
  for (const name of partials) {
    await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

/**
 * The folder `name` of the cache, filled by `fill` when it does not stand yet. It appears whole, by
 * a rename, or not at all; processes that want the same one wait for the first.
 */
export const cached = async (
  name: string,
  fill: (directory: string) => Promise<void>,
  { log, root = cacheDirectory() }: { log: Log; root?: string },
): Promise<string> => {
  const target = join(root, name)
  if (await exists(target)) return target
  await mkdir(dirname(target), { recursive: true })
  await using _held = await lock(`${target}.lock`, log)
  if (await exists(target)) return target
  await removePartials(target)
  const partial = await mkdtemp(`${target}.partial-`)
  try {
    await chmod(partial, 0o755)
    await fill(partial)
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  return target
}
