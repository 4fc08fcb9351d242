import type {
  ListWorkTypesRequest,
  ListWorkTypesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/work_types'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { listWorkTypeRows } from './store.ts'

export const listWorkTypes =
  ({ db }: Deps) =>
  async (
    { schoolId }: ListWorkTypesRequest,
    { caller }: Context,
  ): Promise<ListWorkTypesResponse> => {
    await allowIn(db, caller, schoolId, readers)
    return { workTypes: await db.read({ schoolId }, (read) => listWorkTypeRows(read, schoolId)) }
  }
