import { symlink } from 'node:fs/promises'
import { join } from 'node:path'

import { aptUnpack } from '../install/apt.ts'
import { cached } from '../install/cache.ts'
import { findExecutable, run } from '../process/command.ts'
import type { Log } from '../server.ts'
import { ServerUnavailable } from '../server.ts'

export interface RedisProgram {
  readonly command: string
  readonly environment: NodeJS.ProcessEnv
}

// In Debian the server is a link to redis-check-rdb of redis-tools: the program looks at the name it
// is called by. The package redis-server adds the link and a system service, which nobody asked for.
const packages = ['redis-tools', 'libjemalloc2', 'liblzf1']
const advice =
  'Redis is missing: install it (Debian: apt-get install redis-server), or start Docker, or set STACK_REDIS_URL to a running server'

const libraries: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
}

const unpacked = (directory: string): RedisProgram => ({
  command: join(directory, 'redis-server'),
  environment: {
    LD_LIBRARY_PATH: join(directory, 'usr', 'lib', libraries[process.arch] ?? process.arch),
  },
})

const check = async ({ command, environment }: RedisProgram): Promise<void> => {
  const version = await run(command, ['--version'], { environment }).catch(String)
  if (!version.includes('Redis server'))
    throw new ServerUnavailable(`${advice} (${version.trim()})`)
}

/** `redis-server` of PATH, else Debian's package unpacked into the cache: no root needed, nothing installed. */
export const installRedis = async (log: Log): Promise<RedisProgram> => {
  const installed = await findExecutable('redis-server')
  if (installed !== undefined) return { command: installed, environment: {} }
  const directory = await cached(
    'redis-debian',
    async (partial) => {
      log('Redis: fetching from Debian (1.3 MB)')
      await aptUnpack(packages, partial, advice)
      await symlink(join('usr', 'bin', 'redis-check-rdb'), join(partial, 'redis-server'))
      await check(unpacked(partial))
    },
    { log },
  )
  return unpacked(directory)
}
