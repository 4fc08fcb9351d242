import type { Clock } from '@zvonok/runtime/clock'
import type { Db } from '@zvonok/runtime/postgres'

export interface Region {
  readonly regionId: string
  readonly name: string
}

/** What the features of this service are made of. */
export interface Parts {
  readonly db: Db
  readonly clock: Clock
  readonly region: Region
}
