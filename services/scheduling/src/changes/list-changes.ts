import type {
  ListChangesRequest,
  ListChangesResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import type { Context } from '@zvonok/runtime/grpc-server'
import { invalid } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitReader } from '../access.ts'
import { checkOptionalId } from '../checks.ts'
import { getSchool } from '../replicas/schools.ts'
import { toChange } from './events.ts'
import * as store from './store.ts'

const usualLimit = 50
const mostLimit = 100

export const listChanges =
  ({ db }: Pick<Frame, 'db'>) =>
  async (request: ListChangesRequest, { caller }: Context): Promise<ListChangesResponse> => {
    const { schoolId } = request
    const before = checkOptionalId('before', request.before)
    const limit = request.limit === 0 ? usualLimit : request.limit
    if (limit < 1 || limit > mostLimit) throw invalid('limit', 'LIMIT_INVALID')
    return db.read({ schoolId }, async (read) => {
      admitReader(caller, await getSchool(read, schoolId))
      const changes = await store.listChanges(read, schoolId, before, limit)
      return { changes: changes.map(toChange) }
    })
  }
