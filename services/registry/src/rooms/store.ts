import type { Room } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

const columns = sql`school_id, room_id, building, name, capacity, version`

export const listRoomRows = (read: Read, schoolId: string): Promise<Room[]> =>
  read.rows(
    'room_list',
    sql`
      select ${columns}
      from room
      where school_id = ${schoolId}
      order by building collate "ru-x-icu", name collate "ru-x-icu"`,
  )

export const lockRoom = (tx: Tx, schoolId: string, roomId: string): Promise<Room | undefined> =>
  tx.maybe(
    'room_lock',
    sql`
      select ${columns}
      from room
      where school_id = ${schoolId} and room_id = ${roomId}
      for update`,
  )

export const saveRoom = (tx: Tx, room: Room): Promise<number> =>
  refusing(
    { room_building_name_key: () => invalid('name', 'ROOM_EXISTS', { name: room.name }) },
    tx.execute(
      'room_save',
      sql`
        insert into room (school_id, room_id, building, name, capacity, version)
        values (${room.schoolId}, ${room.roomId}, ${room.building}, ${room.name},
          ${room.capacity}, ${room.version})
        on conflict (school_id, room_id) do update
        set building = excluded.building, name = excluded.name, capacity = excluded.capacity,
          version = excluded.version`,
    ),
  )
