import type {
  ListBellsRequest,
  ListBellsResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff } from '../access.ts'
import * as store from './store.ts'

export const listBells =
  ({ db }: Pick<Frame, 'db'>) =>
  async ({ schoolId }: ListBellsRequest, { caller }: Context): Promise<ListBellsResponse> => {
    admitStaff(caller, schoolId)
    return { bells: await db.read({ schoolId }, (read) => store.listBells(read, schoolId)) }
  }
