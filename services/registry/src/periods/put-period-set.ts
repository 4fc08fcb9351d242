import {
  PeriodSet,
  PeriodSetChanged,
  PutPeriodSetRequest,
} from '@zvonok/contracts/zvonok/registry/v1/periods'
import { periodName } from '@zvonok/policy/default-periods'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { toPeriodSet } from './events.ts'
import { periodKindNames } from './kinds.ts'
import { checkPeriodPlan, type PeriodPlan } from './rules.ts'
import { lockPeriodSet, savePeriodSet, type PeriodSetRow } from './store.ts'

interface Wanted extends PeriodPlan {
  readonly periods: PeriodSetRow['periods']
  readonly holidays: PeriodSetRow['holidays']
}

const checkRequest = (request: PutPeriodSetRequest): Wanted => {
  const check = createCheck()
  const year = check.whole('year', request.year, 2000, 2100)
  const kind = periodKindNames.toName(request.kind) ?? 'quarter'
  check.that('kind', periodKindNames.toName(request.kind) !== undefined, 'REQUIRED')
  const periods = request.periods.map((period, index) => ({
    ...period,
    name:
      check.text(`periods[${index}].name`, period.name, 60, 0) || periodName(kind, period.number),
  }))
  const holidays = request.holidays.map((range, index) => ({
    ...range,
    name: check.text(`holidays[${index}].name`, range.name, 60, 0) || 'Каникулы',
  }))
  const wanted = { year, kind, periods, holidays }
  for (const { field, reason, details } of checkPeriodPlan(wanted)) {
    check.that(field, false, reason, details)
  }
  check.done()
  return wanted
}

export const putPeriodSet =
  (deps: Deps) =>
  async (request: PutPeriodSetRequest, context: Context): Promise<PeriodSet> => {
    const { schoolId, expectedVersion } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.periods)
    const wanted = checkRequest(request)
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.periods) }

    const decide = async (tx: Tx): Promise<PeriodSet> => {
      const before = await lockPeriodSet(tx, schoolId, wanted)
      const id = before?.periodSetId
      const version = nextVersion({ what: 'period-set', id, expectedVersion, before })
      const idOf = (number: number): string =>
        before?.periods.find((period) => period.number === number)?.periodId ?? newId()
      const row: PeriodSetRow = {
        ...wanted,
        periods: wanted.periods.map((period) => ({ ...period, periodId: idOf(period.number) })),
        schoolId,
        periodSetId: id ?? newId(),
        version,
      }
      await savePeriodSet(tx, row)
      const periodSet = toPeriodSet(row)
      record(tx, by, {
        schoolId,
        message: PeriodSetChanged,
        event: { periodSet },
        subject: 'period-set',
        id: row.periodSetId,
        version,
        before,
        after: row,
      })
      return periodSet
    }
    const asked = { schoolId, request, requestType: PutPeriodSetRequest }
    return command(deps, context, asked, decide, PeriodSet)
  }
