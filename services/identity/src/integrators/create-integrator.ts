import {
  CreateIntegratorRequest,
  IntegratorSecret,
} from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { recordGrant } from '../grants/events.ts'
import type { GrantRow } from '../grants/rules.ts'
import { insertGrant } from '../grants/store.ts'
import { startOf } from '../grants/term.ts'
import { ensureAccount } from '../links/account-store.ts'
import { repeatable } from '../repeatable.ts'
import { sealedMessage } from '../sealed-message.ts'
import { recordIntegrator } from './record.ts'
import { checkIntegrator, clientIdOf } from './rules.ts'
import type { IntegratorRow } from './rules.ts'
import { secretOf, toSecret } from './secret.ts'
import { insertIntegrator } from './store.ts'

interface Prepared {
  readonly subject: string
  readonly startsOn: string
}

/** A client in the directory first; until the transaction links it, its tokens open nothing. */
export const createIntegrator =
  (deps: WithAll): Handlers<typeof IntegratorServiceDefinition>['createIntegrator'] =>
  async (request: CreateIntegratorRequest, context: Context) => {
    const { clock, region, secrets, directory, issuer } = deps
    const { caller } = context
    const actor = mayGrant(caller, region.regionId)
    if (actor === undefined) throw forbidden('ROLE_NOT_ALLOWED')
    const asked = checkIntegrator(request)
    const attempt = secrets.attempt(caller.accountId, context.idempotencyKey ?? newId())
    const clientId = clientIdOf(secrets.random(attempt, 'integrator'))
    const secret = secretOf(deps, attempt)

    const prepare = async (): Promise<Prepared> => {
      const startsOn = await startOf(deps, asked)
      const subject = await directory.putMachine({ clientId, name: asked.holder, secret })
      return { subject, startsOn }
    }

    const decide = async (tx: Tx, { subject, startsOn }: Prepared): Promise<IntegratorSecret> => {
      const now = clock.now()
      const { accountId } = await ensureAccount(
        tx,
        { accountId: newId(), issuer, subject, username: undefined },
        now,
      )
      const grant: GrantRow = {
        grantId: newId(),
        accountId,
        username: '',
        clientId,
        holder: asked.holder,
        role: asked.role,
        regionId: region.regionId,
        municipalityId: asked.municipalityId,
        schoolId: asked.schoolId,
        startsOn,
        endsOn: asked.until,
        version: 1,
      }
      const row: IntegratorRow = {
        ...grant,
        integratorId: accountId,
        clientId,
        name: asked.holder,
        createdAt: now,
        secretAt: now,
      }
      await insertGrant(tx, grant, actor.accountId)
      insertIntegrator(tx, row, actor.accountId)
      recordGrant(tx, { clock, actor }, grant)
      const chain = asked.schoolId ?? region.regionId
      recordIntegrator(tx, { clock, actor }, { action: 'integrator.create', chain, after: row })
      return toSecret(deps, row, secret)
    }

    const answerType = sealedMessage(secrets, IntegratorSecret)
    return repeatable(prepare, (prepared) =>
      command(
        deps,
        context,
        { request, requestType: CreateIntegratorRequest },
        async (tx) => decide(tx, await prepared()),
        answerType,
      ),
    )
  }
