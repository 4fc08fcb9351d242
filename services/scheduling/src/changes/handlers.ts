import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { readerRoles, timetableRoles } from '../access.ts'
import { applyBulkChange } from './apply-bulk-change.ts'
import { listChanges } from './list-changes.ts'
import { previewBulkChange } from './preview-bulk-change.ts'

export const changeFeature = (frame: Pick<Frame, 'db' | 'clock'>): Feature =>
  feature(
    ChangeServiceDefinition,
    {
      previewBulkChange: previewBulkChange(frame),
      applyBulkChange: applyBulkChange(frame),
      listChanges: listChanges(frame),
    },
    {
      previewBulkChange: { roles: timetableRoles },
      applyBulkChange: { roles: timetableRoles },
      listChanges: { roles: readerRoles },
    },
  )
