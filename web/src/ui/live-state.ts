import { observable } from '../observable.ts'

/** What the top bar proves: whether there is a network and whether anything typed still waits. */
export interface LiveState {
  readonly isOnline: boolean
  /** Changes that the server has not confirmed. */
  readonly waiting: number
  /** Changes that the server has refused or another person has overtaken. */
  readonly refused: number
  readonly savedAt?: Date
}

export const liveState = observable<LiveState>({
  isOnline: navigator.onLine,
  waiting: 0,
  refused: 0,
})

const note = (isOnline: boolean) => liveState.set({ ...liveState.get(), isOnline })
addEventListener('online', () => note(true))
addEventListener('offline', () => note(false))
