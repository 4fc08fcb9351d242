import { findChromium } from './chromium.ts'
import { prepareKafka } from './kafka.ts'
import { prepareKeycloak } from './keycloak.ts'
import { serverAccount } from './postgres/account.ts'
import { postgresPrograms } from './postgres/binaries.ts'
import { installRedis } from './redis/install.ts'
import type { Log } from './server.ts'
import { ServerUnavailable } from './server.ts'

const installers: Readonly<Record<string, (log: Log) => Promise<unknown>>> = {
  postgres: async (log) => postgresPrograms(await serverAccount(), log),
  kafka: prepareKafka,
  keycloak: prepareKeycloak,
  redis: installRedis,
  chromium: findChromium,
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Fetches everything named before it is needed; answers whether all of it stands. */
const install = async (names: readonly string[]): Promise<boolean> => {
  let complete = true
  for (const name of names) {
    const started = performance.now()
    try {
      await installers[name]?.(print)
      print(`${name}: ready (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    } catch (error) {
      if (!(error instanceof ServerUnavailable)) throw error
      complete = false
      print(`${name}: ${error.message}`)
    }
  }
  return complete
}

const known = Object.keys(installers)
const asked = process.argv.slice(2)
const names = asked.includes('all') ? known : asked
if (names.length === 0 || names.some((name) => !known.includes(name))) {
  print(`usage: node local/dist/servers/install.js all | ${known.join(' | ')}`)
  process.exitCode = 2
} else {
  process.exitCode = (await install(names)) ? 0 : 1
}
