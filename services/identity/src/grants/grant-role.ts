import { GrantRoleRequest, GrantRoleResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { checkLogin, normalizeLogin } from '../logins/rules.ts'
import { findSchool, municipalityExists } from '../replicas/reading.ts'
import { repeatable } from '../repeatable.ts'
import { sealedMessage } from '../sealed-message.ts'
import { recordGrant } from './events.ts'
import { prepareHolder, saveHolder } from './holder.ts'
import type { Holder } from './holder.ts'
import { checkGrant, toRoleGrant } from './rules.ts'
import type { AskedGrant, GrantRow } from './rules.ts'
import { insertGrant } from './store.ts'

const everySchool = { everySchool: true } as const

interface Prepared {
  readonly holder: Holder
  readonly startsOn: string
}

/** The day in the scope's zone; refuses a scope the region does not have. */
const todayIn = async (
  { db, clock, region }: WithAll,
  { schoolId, municipalityId }: AskedGrant,
): Promise<string> =>
  db.read(everySchool, async (read) => {
    if (municipalityId !== undefined && !(await municipalityExists(read, municipalityId))) {
      throw invalid('municipalityId', 'MUNICIPALITY_NOT_FOUND')
    }
    if (schoolId === undefined) return localDate(clock, region.zone)
    const school = await findSchool(read, schoolId)
    if (school?.regionId !== region.regionId) throw invalid('schoolId', 'SCHOOL_NOT_FOUND')
    return localDate(clock, school.zone)
  })

export const grantRole =
  (deps: WithAll): Handlers<typeof GrantServiceDefinition>['grantRole'] =>
  async (request: GrantRoleRequest, context: Context) => {
    const { clock, region, secrets } = deps
    const { caller } = context
    const actor = mayGrant(caller, region.regionId)
    if (actor === undefined) throw forbidden('ROLE_NOT_ALLOWED')
    const asked = checkGrant(request)
    const username = normalizeLogin(request.username)
    checkLogin(username)
    const attempt = secrets.attempt(caller.accountId, context.idempotencyKey ?? newId())

    const prepare = async (): Promise<Prepared> => {
      const startsOn = asked.from ?? (await todayIn(deps, asked))
      if (asked.from !== undefined) await todayIn(deps, asked)
      if (asked.until !== undefined && asked.until < startsOn) {
        throw invalid('until', 'ENDS_BEFORE_START')
      }
      const holder = await prepareHolder(deps, { username, name: asked.holder, attempt })
      return { holder, startsOn }
    }

    const decide = async (tx: Tx, { holder, startsOn }: Prepared): Promise<GrantRoleResponse> => {
      const accountId = await saveHolder(tx, deps, holder)
      const grant: GrantRow = {
        grantId: newId(),
        accountId,
        username,
        holder: asked.holder,
        role: asked.role,
        regionId: region.regionId,
        municipalityId: asked.municipalityId,
        schoolId: asked.schoolId,
        startsOn,
        endsOn: asked.until,
        version: 1,
      }
      await insertGrant(tx, grant, actor.accountId)
      recordGrant(tx, { clock, actor }, grant)
      return { grant: toRoleGrant(grant), temporaryPassword: holder.temporaryPassword }
    }

    const answerType = sealedMessage(secrets, GrantRoleResponse)
    return repeatable(prepare, (prepared) =>
      command(
        deps,
        context,
        { request, requestType: GrantRoleRequest },
        async (tx) => decide(tx, await prepared()),
        answerType,
      ),
    )
  }
