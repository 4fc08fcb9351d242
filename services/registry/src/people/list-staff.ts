import type {
  ListStaffRequest,
  ListStaffResponse,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { toStaff } from './rows.ts'
import { listStaffRows } from './staff-store.ts'

export const listStaff =
  ({ db }: Deps) =>
  async ({ schoolId }: ListStaffRequest, { caller }: Context): Promise<ListStaffResponse> => {
    await allowIn(db, caller, schoolId, readers)
    const rows = await db.read({ schoolId }, (read) => listStaffRows(read, schoolId))
    return { staff: rows.map(toStaff) }
  }
