import { refusalDetails, type Refused } from '@zvonok/policy/verdict'

/** Why something can't be done: a stable reason and what its sentence needs. */
export interface Barrier {
  readonly reason: string
  readonly details: Readonly<Record<string, string>>
}

export const barrierOf = (refused: Refused): Barrier => ({
  reason: refused.reason,
  details: refusalDetails(refused),
})
