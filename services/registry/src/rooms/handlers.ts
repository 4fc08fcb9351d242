import { RoomServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listRooms } from './list-rooms.ts'
import { putRoom } from './put-room.ts'

export const roomFeature = (deps: Deps) =>
  feature(
    RoomServiceDefinition,
    { putRoom: putRoom(deps), listRooms: listRooms(deps) },
    { putRoom: { roles: keepers.rooms }, listRooms: { roles: readers } },
  )
