import {
  Integrator,
  RevokeIntegratorRequest,
} from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { recordGrant } from '../grants/events.ts'
import { endOf } from '../grants/rules.ts'
import { lockGrant, saveEnd } from '../grants/store.ts'
import { recordIntegrator } from './record.ts'
import { toIntegrator } from './rules.ts'
import { lockIntegrator, saveIntegrator } from './store.ts'

/** Ours first: once it is committed its tokens open nothing, whatever becomes of the directory. */
export const revokeIntegrator =
  (deps: WithAll): Handlers<typeof IntegratorServiceDefinition>['revokeIntegrator'] =>
  async (request: RevokeIntegratorRequest, context: Context) => {
    const { clock, region, directory } = deps
    const actor = mayGrant(context.caller, region.regionId)
    if (actor === undefined) throw forbidden('ROLE_NOT_ALLOWED')

    const decide = async (tx: Tx): Promise<Integrator> => {
      const before = await lockIntegrator(tx, region.regionId, request.integratorId)
      if (before === undefined) throw notFound('integrator')
      if (before.revokedAt !== undefined) return toIntegrator(before)
      const grant = await lockGrant(tx, before.grantId)
      if (grant === undefined) throw notFound('integrator')
      const endsOn = endOf(grant, '', localDate(clock, region.zone))
      const isOpen = grant.endsOn === undefined || grant.endsOn > endsOn
      const ended = isOpen ? { ...grant, endsOn, version: grant.version + 1 } : grant
      const version = before.version + 1
      const after = { ...before, endsOn: ended.endsOn, revokedAt: clock.now(), version }
      saveIntegrator(tx, after)
      if (isOpen) {
        saveEnd(tx, ended)
        recordGrant(tx, { clock, actor }, ended, grant)
      }
      const chain = before.schoolId ?? region.regionId
      const change = { action: 'integrator.revoke', chain, before, after } as const
      recordIntegrator(tx, { clock, actor }, change)
      return toIntegrator(after)
    }

    const asked = { request, requestType: RevokeIntegratorRequest }
    const revoked = await command(deps, context, asked, decide, Integrator)
    await directory.endMachine(revoked.clientId).catch((error: unknown) => {
      context.log.warn({ err: error, clientId: revoked.clientId }, 'client left in the directory')
    })
    return revoked
  }
