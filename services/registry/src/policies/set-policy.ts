import {
  Policies,
  PolicyLevel,
  SetPolicyRequest,
} from '@zvonok/contracts/zvonok/registry/v1/policies'
import type { Layer } from '@zvonok/policy/resolve'
import { audit } from '@zvonok/runtime/audit'
import { actorIn } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import type { Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { policySetters } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { announceSchools } from '../schools/events.ts'
import { lockSchools, saveSchoolPolicies, type SchoolRow } from '../schools/store.ts'
import { decideOverride, decideSchools, type Wanted } from './decide.ts'
import { announcePolicies, levels, toPolicies } from './events.ts'
import { listOverrides, overridesOf, saveOverride, type OverrideRow } from './store.ts'

const checkRequest = (request: SetPolicyRequest): Wanted => {
  const check = createCheck()
  const { level, isFixed, key, valueJson } = request
  const layer = level === PolicyLevel.UNSPECIFIED ? 'school' : levels.toName(level)
  check.that('level', layer !== undefined, 'NOT_IN_LIST')
  check.that('isFixed', !(isFixed && layer === 'school'), 'NOTHING_BELOW_TO_FIX')
  const validFrom = check.date('validFrom', request.validFrom)
  const ground = check.text('ground', request.ground, 500)
  check.done()
  return { layer: layer ?? 'school', key, valueJson, validFrom, ground, isFixed }
}

const ownerOf = (school: SchoolRow, layer: Layer): string =>
  ({ region: school.regionId, municipality: school.municipalityId, school: school.schoolId })[layer]

export const setPolicy =
  (deps: Deps) =>
  async (request: SetPolicyRequest, context: Context): Promise<Policies> => {
    const { db, clock } = deps
    const { schoolId } = request
    const wanted = checkRequest(request)
    const { layer, validFrom, isFixed: fixed } = wanted
    const { inSchool, over } = policySetters[layer]
    const seen = await allowInOrOver(db, context.caller, schoolId, inSchool, over)
    const ownerId = ownerOf(seen, layer)
    const by = { clock, actor: actorIn(context.caller, schoolId, ...inSchool) }

    const decide = async (tx: Tx): Promise<Policies> => {
      const schools = await lockSchools(tx, layer, ownerId)
      const known = await listOverrides(tx, schools)
      const target = schools.find((school) => school.schoolId === schoolId)
      if (target === undefined) throw notFound('school')

      const decided = decideOverride(wanted, overridesOf(target, known))
      const override = { ...decided, ownerId, author: by.actor.accountId, fixed }
      const isReplaced = (row: OverrideRow): boolean =>
        row.ownerId === ownerId && row.key === decided.key && row.validFrom === validFrom
      const overrides = [...known.filter((row) => !isReplaced(row)), override]
      const changed = decideSchools(schools, overrides, { validFrom, clock })
      const moved = changed.filter((school, index) => school.version !== schools[index]?.version)

      saveOverride(tx, override, clock.now())
      saveSchoolPolicies(tx, changed)
      announcePolicies(tx, by, changed, overrides)
      announceSchools(tx, by, moved)
      audit(tx, {
        schoolId: ownerId,
        actor: by.actor,
        action: 'policy.set',
        subject: `policy/${decided.key}`,
        before: known.find(isReplaced),
        after: override,
        at: clock.now(),
      })
      const school = changed.find((each) => each.schoolId === schoolId) ?? target
      return toPolicies(school, overrides, localDate(clock, school.zone))
    }
    // What a region or a municipality decides touches many schools.
    const scope = layer === 'school' ? schoolId : undefined
    const asked = { schoolId: scope, request, requestType: SetPolicyRequest }
    return command(deps, context, asked, decide, Policies)
  }
