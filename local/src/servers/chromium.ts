import { aptInstall } from './install/apt.ts'
import { findExecutable, run } from './process/command.ts'
import type { Log } from './server.ts'
import { ServerUnavailable } from './server.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const advice =
  'there is no Chromium: install it (Debian: apt-get install chromium, as root) or set CHROMIUM_PATH to its executable'

const check = async (command: string): Promise<string> => {
  const version = await run(command, ['--version'], { timeoutMs: 30_000 })
  if (!/chrom/i.test(version)) throw new ServerUnavailable(`${command} is no Chromium: ${advice}`)
  return command
}

/** The executable of `CHROMIUM_PATH`, else of PATH, else of Debian's package, which root gets installed. */
export const findChromium = async (log: Log): Promise<string> => {
  const named = process.env['CHROMIUM_PATH']
  if (named) return check(named)
  const installed = await findExecutable(...names)
  if (installed !== undefined) return check(installed)
  log('Chromium: installing from Debian')
  await aptInstall(['chromium'], advice)
  const command = await findExecutable(...names)
  if (command === undefined) throw new ServerUnavailable(advice)
  return check(command)
}
