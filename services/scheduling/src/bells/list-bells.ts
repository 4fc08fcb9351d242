import type {
  ListBellsRequest,
  ListBellsResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitReader } from '../access.ts'
import { getSchool } from '../replicas/schools.ts'
import * as store from './store.ts'

export const listBells =
  ({ db }: Pick<Frame, 'db'>) =>
  async ({ schoolId }: ListBellsRequest, { caller }: Context): Promise<ListBellsResponse> => {
    return db.read({ schoolId }, async (read) => {
      admitReader(caller, await getSchool(read, schoolId))
      return { bells: await store.listBells(read, schoolId) }
    })
  }
