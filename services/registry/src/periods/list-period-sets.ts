import type {
  ListPeriodSetsRequest,
  ListPeriodSetsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/periods'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { toPeriodSet } from './events.ts'
import { listPeriodSetRows } from './store.ts'

export const listPeriodSets =
  ({ db }: Deps) =>
  async (
    { schoolId, year }: ListPeriodSetsRequest,
    { caller }: Context,
  ): Promise<ListPeriodSetsResponse> => {
    await allowInOrOver(db, caller, schoolId, readers, authorities)
    const rows = await db.read({ schoolId }, (read) => listPeriodSetRows(read, schoolId, year))
    return { periodSets: rows.map(toPeriodSet) }
  }
