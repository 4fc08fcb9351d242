import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { readerRoles, timetableRoles } from '../access.ts'
import { listBells } from './list-bells.ts'
import { putBells } from './put-bells.ts'

export const bellFeature = (frame: Pick<Frame, 'db' | 'clock'>): Feature =>
  feature(
    BellServiceDefinition,
    { putBells: putBells(frame), listBells: listBells(frame) },
    { putBells: { roles: timetableRoles }, listBells: { roles: readerRoles } },
  )
