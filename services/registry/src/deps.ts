import type { Clock } from '@zvonok/runtime/clock'
import type { Db } from '@zvonok/runtime/postgres'
import type { Sealer } from './seal.ts'
import type { SnilsKeeper } from './snils.ts'

/** What nearly every handler needs. */
export interface Deps {
  readonly db: Db
  readonly clock: Clock
}

export interface InRegion extends Deps {
  readonly regionId: string
}

export interface WithSnils extends Deps {
  readonly snils: SnilsKeeper
}

export interface ImportDeps extends WithSnils {
  readonly sealer: Sealer
}
