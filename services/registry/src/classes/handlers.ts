import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, openReaders, readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listClasses } from './list-classes.ts'
import { listGroups } from './list-groups.ts'
import { putClass } from './put-class.ts'
import { putGroup } from './put-group.ts'

export const classFeature = (deps: Deps) =>
  feature(
    ClassServiceDefinition,
    {
      putClass: putClass(deps),
      listClasses: listClasses(deps),
      putGroup: putGroup(deps),
      listGroups: listGroups(deps),
    },
    {
      putClass: { roles: keepers.classes },
      listClasses: { roles: openReaders },
      putGroup: { roles: keepers.groups },
      listGroups: { roles: readers },
    },
  )
