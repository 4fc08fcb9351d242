import type {
  ListClassesRequest,
  ListClassesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { listClassRows, toClass } from './store.ts'

export const listClasses =
  ({ db }: Deps) =>
  async (
    { schoolId, year }: ListClassesRequest,
    { caller }: Context,
  ): Promise<ListClassesResponse> => {
    await allowInOrOver(db, caller, schoolId, readers, authorities)
    const rows = await db.read({ schoolId }, (read) => listClassRows(read, schoolId, year))
    return { classes: rows.map(toClass) }
  }
