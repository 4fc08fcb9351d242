import type {
  ListTemplatesRequest,
  ListTemplatesResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Context } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { admitStaff } from '../access.ts'
import * as store from './store.ts'

export const listTemplates =
  ({ db }: Pick<Frame, 'db'>) =>
  async (request: ListTemplatesRequest, { caller }: Context): Promise<ListTemplatesResponse> => {
    const { schoolId, year } = request
    admitStaff(caller, schoolId)
    const templates = await db.read({ schoolId }, (read) =>
      store.listTemplates(read, schoolId, year),
    )
    return { templates }
  }
