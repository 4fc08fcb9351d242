import type {
  ListSubjectsRequest,
  ListSubjectsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/subjects'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { listSubjectRows } from './store.ts'

export const listSubjects =
  ({ db }: Deps) =>
  async ({ schoolId }: ListSubjectsRequest, { caller }: Context): Promise<ListSubjectsResponse> => {
    await allowInOrOver(db, caller, schoolId, readers, authorities)
    return { subjects: await db.read({ schoolId }, (read) => listSubjectRows(read, schoolId)) }
  }
