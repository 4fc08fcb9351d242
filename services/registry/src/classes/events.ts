import { GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Group } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Tx } from '@zvonok/runtime/postgres'
import { announceStates, type By } from '../record.ts'

export const announceGroups = (tx: Tx, by: By, groups: readonly Group[]): void =>
  announceStates(
    tx,
    by,
    GroupChanged,
    groups.map((group) => ({
      schoolId: group.schoolId,
      id: group.groupId,
      version: group.version,
      event: { group },
    })),
  )
