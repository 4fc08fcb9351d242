import type {
  ListPeriodSetsRequest,
  ListPeriodSetsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/periods'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { toPeriodSet } from './events.ts'
import { listPeriodSetRows } from './store.ts'

export const listPeriodSets =
  ({ db }: Deps) =>
  async (
    { schoolId, year }: ListPeriodSetsRequest,
    { caller }: Context,
  ): Promise<ListPeriodSetsResponse> => {
    await allowIn(db, caller, schoolId, readers)
    const rows = await db.read({ schoolId }, (read) => listPeriodSetRows(read, schoolId, year))
    return { periodSets: rows.map(toPeriodSet) }
  }
