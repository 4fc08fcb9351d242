import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type {
  MarkReadServiceDefinition,
  MarkServiceDefinition,
} from '@zvonok/contracts/zvonok/journal/v1/marks'
import { readers, writers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { listMarkChanges } from './list-mark-changes.ts'
import { putMark } from './put-mark.ts'
import { putMarks } from './put-marks.ts'
import { removeMark } from './remove-mark.ts'

export const markHandlers = (parts: Parts): Handlers<typeof MarkServiceDefinition> => ({
  putMark: putMark(parts),
  removeMark: removeMark(parts),
  putMarks: putMarks(parts),
})

export const markAccess: Access<typeof MarkServiceDefinition> = {
  putMark: { roles: writers },
  removeMark: { roles: writers },
  putMarks: { roles: writers },
}

export const markReadHandlers = (parts: Parts): Handlers<typeof MarkReadServiceDefinition> => ({
  listMarkChanges: listMarkChanges(parts),
})

export const markReadAccess: Access<typeof MarkReadServiceDefinition> = {
  listMarkChanges: { roles: readers },
}
