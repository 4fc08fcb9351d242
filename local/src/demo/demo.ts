import type { AccountDirectory } from '@zvonok/identity/directory/port'
import { keep, readKept } from '../data-folder.ts'
import type { PlatformSetup } from '../environment.ts'
import type { Services } from '../platform.ts'
import type { HoldableClock } from './clock.ts'
import { fillDemo } from './fill.ts'
import { makeLogins } from './logins.ts'
import type { Login } from './logins.ts'
import { openStage } from './stage.ts'

interface State {
  readonly state: 'filling' | 'filled'
  readonly logins: readonly Login[]
}

const file = 'demo.json'

const readState = (directory: string): Promise<State | undefined> => readKept(directory, file)

/** A filling that was interrupted leaves half a region: it has to be begun anew. */
export const isHalfFilled = async (directory: string): Promise<boolean> =>
  (await readState(directory))?.state === 'filling'

export const isFilled = async (directory: string): Promise<boolean> =>
  (await readState(directory))?.state === 'filled'

/** Fills the demonstration region once; later calls answer its logins. */
export const ensureDemo = async (
  directory: string,
  parts: {
    readonly clock: HoldableClock
    readonly services: Services
    readonly setup: PlatformSetup
    readonly openDirectory: () => Promise<AccountDirectory>
    readonly say: (line: string) => void
  },
): Promise<readonly Login[]> => {
  const known = await readState(directory)
  if (known?.state === 'filled') return known.logins
  const save = (state: State) => keep(directory, file, state)
  await save({ state: 'filling', logins: [] })
  using stage = openStage(parts)
  await using accounts = await parts.openDirectory()
  const schools = await fillDemo(stage)
  const logins = await makeLogins(stage, accounts, schools)
  await save({ state: 'filled', logins })
  return logins
}
