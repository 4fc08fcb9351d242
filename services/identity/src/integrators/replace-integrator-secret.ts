import {
  IntegratorSecret,
  ReplaceIntegratorSecretRequest,
} from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { repeatable } from '../repeatable.ts'
import { sealedMessage } from '../sealed-message.ts'
import { recordIntegrator } from './record.ts'
import type { IntegratorRow } from './rules.ts'
import { secretOf, toSecret } from './secret.ts'
import { findIntegrator, lockIntegrator, saveIntegrator } from './store.ts'

const standing = (row: IntegratorRow | undefined): IntegratorRow => {
  if (row === undefined) throw notFound('integrator')
  if (row.revokedAt !== undefined) throw precondition('INTEGRATOR_REVOKED')
  return row
}

/** The directory takes the new secret first: a secret that was shown always works. */
export const replaceIntegratorSecret =
  (deps: WithAll): Handlers<typeof IntegratorServiceDefinition>['replaceIntegratorSecret'] =>
  async (request: ReplaceIntegratorSecretRequest, context: Context) => {
    const { db, clock, region, secrets, directory } = deps
    const { caller } = context
    const { integratorId } = request
    const actor = mayGrant(caller, region.regionId)
    if (actor === undefined) throw forbidden('ROLE_NOT_ALLOWED')
    const attempt = secrets.attempt(caller.accountId, context.idempotencyKey ?? newId())
    const secret = secretOf(deps, attempt)

    const prepare = async (): Promise<void> => {
      const { clientId, name } = standing(
        await db.read({ everySchool: true }, (read) =>
          findIntegrator(read, region.regionId, integratorId),
        ),
      )
      await directory.putMachine({ clientId, name, secret })
    }

    const decide = async (tx: Tx): Promise<IntegratorSecret> => {
      const before = standing(await lockIntegrator(tx, region.regionId, integratorId))
      const after = { ...before, secretAt: clock.now(), version: before.version + 1 }
      saveIntegrator(tx, after)
      const chain = before.schoolId ?? region.regionId
      const change = { action: 'integrator.secret', chain, before, after } as const
      recordIntegrator(tx, { clock, actor }, change)
      return toSecret(deps, after, secret)
    }

    const answerType = sealedMessage(secrets, IntegratorSecret)
    return repeatable(prepare, (prepared) =>
      command(
        deps,
        context,
        { request, requestType: ReplaceIntegratorSecretRequest },
        async (tx) => {
          await prepared()
          return decide(tx)
        },
        answerType,
      ),
    )
  }
