import type { Clock } from '@zvonok/runtime/clock'
import type { Db } from '@zvonok/runtime/postgres'
import type { AccountDirectory } from './directory/port.ts'
import type { Guesses } from './guesses/guesses.ts'
import type { Secrets } from './secrets.ts'

export interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly secrets: Secrets
}

export interface Region {
  readonly regionId: string
  /** Where grants that belong to no school begin and end. */
  readonly zone: string
}

/** For commands that make logins. */
export interface WithDirectory extends Deps {
  readonly directory: AccountDirectory
  /** Of the sign-ins with the logins made here. */
  readonly issuer: string
}

export interface WithGuesses extends Deps {
  readonly guesses: Guesses
}

export interface WithRegion extends WithGuesses {
  readonly region: Region
}

export interface WithAll extends WithRegion, WithDirectory {}
