import { localDate } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import type { WithAll } from '../deps.ts'
import { normalizeLogin } from '../logins/rules.ts'
import { recordGrant } from './events.ts'
import { prepareHolder, saveHolder } from './holder.ts'
import { authorityExists, insertGrant } from './store.ts'

export interface FirstAdministrator {
  readonly username: string
  readonly password: string
  readonly holder: string
}

const everySchool = { everySchool: true } as const

/** The regional authority who grants all others, made once: where one was ever granted, nothing happens. */
export const ensureFirstAdministrator = async (
  deps: WithAll,
  { username: typed, password, holder: name }: FirstAdministrator,
): Promise<void> => {
  const { db, clock, region, secrets } = deps
  if (await db.read(everySchool, authorityExists)) return
  const username = normalizeLogin(typed)
  const attempt = secrets.attempt('first administrator', username)
  const holder = await prepareHolder(deps, { username, name, password, attempt })
  await db.transaction(everySchool, async (tx) => {
    const accountId = await saveHolder(tx, deps, holder)
    const grant = {
      grantId: newId(),
      accountId,
      username,
      holder: name,
      role: 'region-authority',
      regionId: region.regionId,
      startsOn: localDate(clock, region.zone),
      version: 1,
    }
    await insertGrant(tx, grant, 'identity')
    recordGrant(tx, { clock, actor: { accountId: 'identity', personId: '' } }, grant)
  })
}
