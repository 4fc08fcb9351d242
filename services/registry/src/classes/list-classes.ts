import type {
  ListClassesRequest,
  ListClassesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { listClassRows, toClass } from './store.ts'

export const listClasses =
  ({ db }: Deps) =>
  async (
    { schoolId, year }: ListClassesRequest,
    { caller }: Context,
  ): Promise<ListClassesResponse> => {
    await allowIn(db, caller, schoolId, readers)
    const rows = await db.read({ schoolId }, (read) => listClassRows(read, schoolId, year))
    return { classes: rows.map(toClass) }
  }
