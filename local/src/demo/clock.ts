import type { Clock } from '@zvonok/runtime/clock'

/** The real clock, which can be held at an instant while the past of the demonstration is played. */
export interface HoldableClock extends Clock {
  hold(instant: Date): void
  release(): void
}

export const holdableClock = (real: Clock): HoldableClock => {
  let held: Date | undefined
  return {
    now: () => held ?? real.now(),
    hold: (instant) => {
      held = instant
    },
    release: () => {
      held = undefined
    },
  }
}
