import { signedOut } from '../../api/signed-out.ts'
import { holdUnsaved } from '../../app/unsaved.ts'
import { observable } from '../../observable.ts'
import { liveState } from '../../ui/live-state.ts'
import { openQueue, type Queue } from './queue.ts'
import { isPending } from './rules.ts'
import { sendWrites } from './send.ts'
import { openStore } from './store.ts'
import { browserWindows } from './windows.ts'
import type { Write } from './writes.ts'

/** The queue of the signed-in account; undefined until it is open. */
export const changesQueue = observable<Queue<Write> | undefined>(undefined)

const maySend = (): boolean => navigator.onLine && !signedOut.get()

const showState = ({ state }: Queue<Write>): void => {
  const { items, savedAt } = state.get()
  const waiting = items.filter(isPending).length
  liveState.set({
    ...liveState.get(),
    waiting,
    refused: items.length - waiting,
    ...(savedAt === undefined ? {} : { savedAt }),
  })
}

let opening: string | undefined
let letGo: (() => void) | undefined

/** Opened with the frame, so that what an earlier visit left behind goes out on any page. */
export const startChangesQueue = async (accountId: string): Promise<void> => {
  if (opening === accountId) return
  opening = accountId
  changesQueue.get()?.close()
  const store = await openStore<Write>(accountId)
  const windows = browserWindows(accountId)
  const queue = await openQueue({ accountId, store, send: sendWrites, maySend, windows })
  queue.state.subscribe(() => showState(queue))
  showState(queue)
  addEventListener('online', queue.wake)
  signedOut.subscribe(queue.wake)
  letGo?.()
  letGo = holdUnsaved({
    isWaiting: () => queue.state.get().items.some(isPending),
    finish: queue.finish,
    wipe: queue.wipe,
  })
  changesQueue.set(queue)
}
