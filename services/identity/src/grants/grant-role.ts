import { GrantRoleRequest, GrantRoleResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { checkLogin, normalizeLogin } from '../logins/rules.ts'
import { repeatable } from '../repeatable.ts'
import { sealedMessage } from '../sealed-message.ts'
import { recordGrant } from './events.ts'
import { prepareHolder, saveHolder } from './holder.ts'
import type { Holder } from './holder.ts'
import { checkGrant, toRoleGrant } from './rules.ts'
import type { GrantRow } from './rules.ts'
import { insertGrant } from './store.ts'
import { startOf } from './term.ts'

interface Prepared {
  readonly holder: Holder
  readonly startsOn: string
}

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
      const startsOn = await startOf(deps, asked)
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
