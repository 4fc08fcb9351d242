import { RoomServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { feature, get, post, put } from '../feature.ts'

export const rooms = feature(RoomServiceDefinition, {
  listRooms: get('/schools/:schoolId/rooms'),
  putRoom: [
    post('/schools/:schoolId/rooms', { operationId: 'createRoom' }),
    put('/schools/:schoolId/rooms/:roomId'),
  ],
})
