import type { Clock } from '@zvonok/runtime/clock'
import type { Db } from '@zvonok/runtime/postgres'

/** What the features of this service are made of. */
export interface Parts {
  readonly db: Db
  readonly clock: Clock
  /** False without a mail server: then preferences of e-mail have no effect, and say so. */
  readonly isEmailSent: boolean
}
