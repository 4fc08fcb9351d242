import { EndGrantRequest, RoleGrant } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { isDate } from '@zvonok/policy/dates'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { mayGrant } from '../access.ts'
import type { WithAll } from '../deps.ts'
import { findSchool } from '../replicas/reading.ts'
import { recordGrant } from './events.ts'
import { endOf, toRoleGrant } from './rules.ts'
import type { GrantRow } from './rules.ts'
import { lockGrant, lockLastingAuthorities, saveEnd } from './store.ts'

export const endGrant =
  (deps: WithAll): Handlers<typeof GrantServiceDefinition>['endGrant'] =>
  async (request: EndGrantRequest, context: Context) => {
    const { clock, region } = deps
    const { grantId, until } = request
    const actor = mayGrant(context.caller, region.regionId)
    if (actor === undefined) throw forbidden('ROLE_NOT_ALLOWED')
    if (until !== '' && !isDate(until)) throw invalid('until', 'DATE_INVALID')

    const todayOf = async (tx: Tx, { schoolId }: GrantRow): Promise<string> => {
      const school = schoolId === undefined ? undefined : await findSchool(tx, schoolId)
      return localDate(clock, school?.zone ?? region.zone)
    }

    const decide = async (tx: Tx): Promise<RoleGrant> => {
      const before = await lockGrant(tx, grantId)
      if (before === undefined || before.regionId !== region.regionId) throw notFound('grant')
      const endsOn = endOf(before, until, await todayOf(tx, before))
      if (before.endsOn !== undefined && before.endsOn <= endsOn) {
        throw precondition('GRANT_ENDED', { until: before.endsOn })
      }
      if (before.role === 'region-authority') {
        const lasting = await lockLastingAuthorities(tx, endsOn)
        // Nobody could grant anything any more.
        if (!lasting.some((other) => other.grantId !== grantId)) {
          throw precondition('LAST_REGION_AUTHORITY')
        }
      }
      const after = { ...before, endsOn, version: before.version + 1 }
      saveEnd(tx, after)
      recordGrant(tx, { clock, actor }, after, before)
      return toRoleGrant(after)
    }
    return command(deps, context, { request, requestType: EndGrantRequest }, decide, RoleGrant)
  }
