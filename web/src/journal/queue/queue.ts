import { backoffMs } from '../../api/retry.ts'
import type { Observable } from '../../observable.ts'
import { enqueue, isPending, readyCommands, settleAll, type NewChange } from './rules.ts'
import { openShelf, type ShelfState } from './shelf.ts'
import { untilOver } from './until-over.ts'
import type { Store } from './store.ts'
import type { Item, Outcome, QueuedWrite, Send } from './types.ts'
import { alone, type Windows } from './windows.ts'

export interface QueueOptions<W extends QueuedWrite> {
  readonly accountId: string
  readonly store: Store<W>
  readonly send: Send<W>
  /** False while there is no network or no session: nothing is tried then. */
  readonly maySend: () => boolean
  /** The other windows that share the store; none by default. */
  readonly windows?: Windows
  readonly now?: () => Date
}

export interface Queue<W extends QueuedWrite> {
  readonly state: Observable<ShelfState<W>>
  put(changes: readonly NewChange<W>[]): void
  /** Forgets a stopped change: what the server holds stands. */
  drop(idempotencyKey: string): void
  /** Sends a stopped change anew, over what another person put if somebody did. */
  insist(idempotencyKey: string): void
  /** Tries now whatever waits: the network is back, or the person has signed in. */
  wake(): void
  /** Sends what can be sent; answers how many changes are left, stopped ones included. */
  finish(): Promise<number>
  wipe(): Promise<void>
  close(): void
}

// Browsers open six connections to a host: the queue leaves some to the page.
const atOnce = 4
const mostFailures = 5
const finishWithinMs = 10_000

export const openQueue = async <W extends QueuedWrite>(
  options: QueueOptions<W>,
): Promise<Queue<W>> => {
  const { accountId, store, send, maySend, windows = alone, now = () => new Date() } = options
  const shelf = await openShelf(store, windows, now)
  const failures = new Map<string, number>()
  let isLeading = false
  let isClosed = false
  let sending = 0
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const items = () => shelf.state.get().items
  const show = (next: readonly Item<W>[]) => shelf.settle({ items: next, put: [], drop: [] })

  const pump = (): void => {
    if (isClosed || !isLeading || timer !== undefined || !maySend()) return
    for (const command of readyCommands(items(), atOnce - sending)) void deliver(command)
  }

  const deliver = async (command: readonly Item<W>[]): Promise<void> => {
    sending += 1
    const underWay = command.map((item): Item<W> => ({ ...item, standing: 'sending' }))
    const sent = new Map(underWay.map((item) => [item.idempotencyKey, item]))
    show(items().map((each) => sent.get(each.idempotencyKey) ?? each))
    const answers = await send(underWay).catch(() =>
      underWay.map((): Outcome => ({ kind: 'later' })),
    )
    sending -= 1
    if (isClosed) return
    const outcomes = underWay.map((item, index) => {
      const outcome = giveUp(item.idempotencyKey, answers[index] ?? { kind: 'later' })
      return [item, outcome] as const
    })
    const saved = outcomes.flatMap(([{ write }, outcome]) =>
      outcome.kind === 'saved' ? [[write.subject, outcome.saved] as const] : [],
    )
    shelf.settle(settleAll(items(), outcomes), saved)
    const later = outcomes.map(([, outcome]) => outcome).find(({ kind }) => kind === 'later')
    if (later?.kind === 'later') pause(later.afterMs)
    else attempt = 0
    pump()
  }

  /** A change that the server fails over again and again must not hold up the others. */
  const giveUp = (key: string, answer: Outcome): Outcome => {
    if (answer.kind !== 'later' || answer.problem === undefined) return answer
    const count = (failures.get(key) ?? 0) + 1
    failures.set(key, count)
    return count < mostFailures ? answer : { kind: 'refused', problem: answer.problem }
  }

  /** Trouble of the network or the server is everybody's: the whole queue waits. */
  const pause = (afterMs: number | undefined): void => {
    if (timer !== undefined) return
    attempt += 1
    timer = setTimeout(wake, afterMs ?? backoffMs(attempt))
  }

  const wake = (): void => {
    clearTimeout(timer)
    timer = undefined
    pump()
  }

  const put = (changes: readonly NewChange<W>[]): void => {
    shelf.settle(enqueue(items(), changes, { accountId, nowMs: now().getTime() }))
    pump()
  }

  const drop = (key: string): void =>
    shelf.settle({
      items: items().filter((item) => item.idempotencyKey !== key),
      put: [],
      drop: [key],
    })

  const insist = (key: string): void => {
    const stopped = items().find((item) => item.idempotencyKey === key)
    if (stopped === undefined || isPending(stopped)) return
    put([{ write: stopped.write, baseVersion: stopped.theirs?.version ?? stopped.baseVersion }])
  }

  const finish = async (): Promise<number> => {
    wake()
    const isOver = () => !items().some(isPending) || timer !== undefined || !maySend()
    await untilOver(shelf.state, isOver, finishWithinMs)
    await shelf.kept()
    return items().length
  }

  windows.lead(() => {
    isLeading = true
    pump()
  })
  const unwatch = shelf.state.subscribe(() => queueMicrotask(pump))

  const close = (): void => {
    isClosed = true
    clearTimeout(timer)
    unwatch()
    windows.close()
    store.close()
  }

  return {
    state: shelf.state,
    put,
    drop,
    insist,
    wake,
    finish,
    wipe: async () => {
      await shelf.kept()
      await store.wipe()
      close()
    },
    close,
  }
}
