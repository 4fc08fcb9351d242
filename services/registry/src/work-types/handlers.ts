import { WorkTypeServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, openReaders } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listWorkTypes } from './list-work-types.ts'
import { putWorkType } from './put-work-type.ts'

export const workTypeFeature = (deps: Deps) =>
  feature(
    WorkTypeServiceDefinition,
    { putWorkType: putWorkType(deps), listWorkTypes: listWorkTypes(deps) },
    { putWorkType: { roles: keepers.workTypes }, listWorkTypes: { roles: openReaders } },
  )
