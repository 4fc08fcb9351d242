import type {
  ListRoomsRequest,
  ListRoomsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/rooms'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { listRoomRows } from './store.ts'

export const listRooms =
  ({ db }: Deps) =>
  async ({ schoolId }: ListRoomsRequest, { caller }: Context): Promise<ListRoomsResponse> => {
    await allowIn(db, caller, schoolId, readers)
    return { rooms: await db.read({ schoolId }, (read) => listRoomRows(read, schoolId)) }
  }
