import type {
  ListGroupsRequest,
  ListGroupsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { listGroupRows } from './group-store.ts'

export const listGroups =
  ({ db }: Deps) =>
  async (request: ListGroupsRequest, { caller }: Context): Promise<ListGroupsResponse> => {
    const { schoolId } = request
    await allowIn(db, caller, schoolId, readers)
    const check = createCheck()
    const classId = check.optionalId('classId', request.classId)
    check.done()
    return { groups: await db.read({ schoolId }, (read) => listGroupRows(read, schoolId, classId)) }
  }
