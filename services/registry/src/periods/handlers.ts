import { PeriodServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, openReaders } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listPeriodSets } from './list-period-sets.ts'
import { putPeriodSet } from './put-period-set.ts'

export const periodFeature = (deps: Deps) =>
  feature(
    PeriodServiceDefinition,
    { putPeriodSet: putPeriodSet(deps), listPeriodSets: listPeriodSets(deps) },
    { putPeriodSet: { roles: keepers.periods }, listPeriodSets: { roles: openReaders } },
  )
