import type {
  ListWorkTypesRequest,
  ListWorkTypesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/work_types'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { listWorkTypeRows } from './store.ts'

export const listWorkTypes =
  ({ db }: Deps) =>
  async (
    { schoolId }: ListWorkTypesRequest,
    { caller }: Context,
  ): Promise<ListWorkTypesResponse> => {
    await allowInOrOver(db, caller, schoolId, readers, authorities)
    return { workTypes: await db.read({ schoolId }, (read) => listWorkTypeRows(read, schoolId)) }
  }
