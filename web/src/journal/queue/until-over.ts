import type { Observable } from '../../observable.ts'

/** Waits for something that changes of a state bring about, at most so long. */
export const untilOver = (
  state: Observable<unknown>,
  isOver: () => boolean,
  atMostMs: number,
): Promise<void> =>
  new Promise((resolve) => {
    if (isOver()) return resolve()
    const end = () => {
      stop()
      clearTimeout(limit)
      resolve()
    }
    // What follows from a change, such as a pause, is known a turn later.
    const stop = state.subscribe(() => queueMicrotask(() => isOver() && end()))
    const limit = setTimeout(end, atMostMs)
  })
