import { PutRoomRequest, Room, RoomChanged } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { lockRoom, saveRoom } from './store.ts'

const describe = ({ building, name, capacity }: Room) => ({
  building,
  name,
  capacity: String(capacity),
})

export const putRoom =
  (deps: Deps) =>
  async (request: PutRoomRequest, context: Context): Promise<Room> => {
    const { schoolId, expectedVersion } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.rooms)
    const check = createCheck()
    const id = check.optionalId('roomId', request.roomId)
    const building = check.text('building', request.building, 100)
    const name = check.text('name', request.name, 60)
    const capacity = check.whole('capacity', request.capacity, 0, 1000)
    check.done()
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.rooms) }

    const decide = async (tx: Tx): Promise<Room> => {
      const before = id === undefined ? undefined : await lockRoom(tx, schoolId, id)
      const version = nextVersion({ what: 'room', id, expectedVersion, before, describe })
      const room = { roomId: id ?? newId(), schoolId, building, name, capacity, version }
      await saveRoom(tx, room)
      record(tx, by, {
        schoolId,
        message: RoomChanged,
        event: { room },
        subject: 'room',
        id: room.roomId,
        version,
        before,
        after: room,
      })
      return room
    }
    return command(deps, context, { schoolId, request, requestType: PutRoomRequest }, decide, Room)
  }
