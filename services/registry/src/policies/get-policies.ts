import type { GetPoliciesRequest, Policies } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { localDate } from '@zvonok/runtime/clock'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { toPolicies } from './events.ts'
import { listOverrides } from './store.ts'

export const getPolicies =
  ({ db, clock }: Deps) =>
  async (request: GetPoliciesRequest, { caller }: Context): Promise<Policies> => {
    const { schoolId } = request
    const school = await allowInOrOver(db, caller, schoolId, readers, authorities)
    const check = createCheck()
    const on = check.optionalDate('on', request.on) ?? localDate(clock, school.zone)
    check.done()
    const overrides = await db.read({ schoolId }, (read) => listOverrides(read, [school]))
    return toPolicies(school, overrides, on)
  }
