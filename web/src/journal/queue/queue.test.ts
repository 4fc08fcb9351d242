import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openQueue, type Queue } from './queue.ts'
import { openStore } from './store.ts'
import type { Item, Outcome, QueuedWrite } from './types.ts'
import type { Message, Windows } from './windows.ts'

interface TestWrite extends QueuedWrite {
  readonly value: string
}

const write = (lane: string, value: string): TestWrite => ({ lane, subject: lane, value })

const problem = { type: '', title: '', status: 409, reason: 'EDIT_WINDOW_CLOSED' }

/** A server that applies a key once, whatever happens to its answers. */
const createServer = () => {
  const versions = new Map<string, { version: number; value: string }>()
  const answers = new Map<string, Outcome>()
  const state = {
    received: [] as string[],
    /** How many changes each command brought. */
    commands: [] as number[],
    forbidden: [] as readonly string[],
    poison: undefined as string | undefined,
    trouble: 'none' as 'none' | 'down' | 'answer-lost' | 'signed-out' | 'refuses',
    versions,
    /** All of a command or nothing, as the server has it. */
    async send(items: readonly Item<TestWrite>[]): Promise<readonly Outcome[]> {
      await Promise.resolve()
      state.commands.push(items.length)
      const bad = items.filter(({ write: { value } }) => state.forbidden.includes(value))
      if (bad.length > 0) {
        return items.map((item) =>
          bad.includes(item) ? { kind: 'refused', problem } : { kind: 'held' },
        )
      }
      return items.map((item) => state.one(item))
    },
    one({ write: change, baseVersion, idempotencyKey }: Item<TestWrite>): Outcome {
      if (change.value === state.poison) return { kind: 'later', afterMs: 1, problem }
      if (state.trouble === 'down') return { kind: 'later', afterMs: 1 }
      if (state.trouble === 'signed-out') return { kind: 'signed-out' }
      if (state.trouble === 'refuses') return { kind: 'refused', problem }
      const answered = answers.get(idempotencyKey)
      if (answered !== undefined) return answered
      const now = versions.get(change.subject) ?? { version: 0, value: '' }
      if (now.version !== baseVersion) return { kind: 'overtaken', theirs: { ...now, comment: '' } }
      const next = { version: now.version + 1, value: change.value }
      versions.set(change.subject, next)
      state.received.push(`${change.subject}=${change.value}`)
      const outcome: Outcome = { kind: 'saved', saved: { ...next, comment: '' } }
      answers.set(idempotencyKey, outcome)
      return state.trouble === 'answer-lost' ? { kind: 'later', afterMs: 1 } : outcome
    },
  }
  return state
}

let server = createServer()
let isOnline = true
const opened: Queue<TestWrite>[] = []

const open = async (windows?: Windows, accountId = 'a1'): Promise<Queue<TestWrite>> => {
  const store = await openStore<TestWrite>(accountId)
  const queue = await openQueue({
    accountId,
    store,
    send: server.send,
    maySend: () => isOnline && server.trouble !== 'signed-out',
    ...(windows === undefined ? {} : { windows }),
  })
  opened.push(queue)
  return queue
}

const until = (queue: Queue<TestWrite>, isSo: (items: readonly Item<TestWrite>[]) => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => isSo(queue.state.get().items) && (stop(), resolve())
    const stop = queue.state.subscribe(() => void queueMicrotask(check))
    check()
  })

const empty = (items: readonly unknown[]) => items.length === 0

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  server = createServer()
  isOnline = true
})
afterEach(() => {
  for (const queue of opened.splice(0)) queue.close()
})

describe('the queue of changes', () => {
  it('sends what is typed and keeps what the server answered', async () => {
    const queue = await open()
    queue.put([{ write: write('cell', '5'), baseVersion: 0 }])
    expect(queue.state.get().items).toHaveLength(1)
    await until(queue, empty)
    expect(queue.state.get().saved.get('cell')).toMatchObject({ value: '5', version: 1 })
    expect(queue.state.get().savedAt).toBeInstanceOf(Date)
  })

  it('sends the changes of a cell in order, each on the version of the one before', async () => {
    const queue = await open()
    for (const value of ['5', '4', '', '3'])
      queue.put([{ write: write('cell', value), baseVersion: 0 }])
    await until(queue, empty)
    expect(server.received).toEqual(['cell=5', 'cell=4', 'cell=', 'cell=3'])
    expect(server.versions.get('cell')).toEqual({ version: 4, value: '3' })
  })

  it('loses nothing when the network is cut, and sends when it is back', async () => {
    isOnline = false
    const queue = await open()
    for (let pupil = 0; pupil < 30; pupil += 1)
      queue.put([{ write: write(`cell-${pupil}`, '4'), baseVersion: 0 }])
    expect(await queue.finish()).toBe(30)
    isOnline = true
    queue.wake()
    await until(queue, empty)
    expect(server.received).toHaveLength(30)
  })

  it('goes on after a reload of the page', async () => {
    isOnline = false
    const before = await open()
    before.put([
      { write: write('a', '5'), baseVersion: 0 },
      { write: write('b', '4'), baseVersion: 0 },
    ])
    await before.finish()
    before.close()
    isOnline = true
    const after = await open()
    await until(after, empty)
    expect(server.received).toEqual(['a=5', 'b=4'])
  })

  it('repeats under the same key, so that a lost answer does not apply a change twice', async () => {
    server.trouble = 'answer-lost'
    const queue = await open()
    queue.put([{ write: write('cell', '5'), baseVersion: 0 }])
    await until(queue, empty)
    expect(server.received).toEqual(['cell=5'])
    expect(server.versions.get('cell')?.version).toBe(1)
  })

  it('waits while the session is over and goes on after signing in', async () => {
    server.trouble = 'signed-out'
    const queue = await open()
    queue.put([{ write: write('cell', '5'), baseVersion: 0 }])
    expect(await queue.finish()).toBe(1)
    server.trouble = 'none'
    queue.wake()
    await until(queue, empty)
    expect(server.received).toEqual(['cell=5'])
  })

  it('sends a pasted column as one command, offline and after a reload too', async () => {
    isOnline = false
    const before = await open()
    before.put(
      ['5', '4', '3'].map((value, row) => ({
        write: write(`cell-${row}`, value),
        baseVersion: 0,
        together: 'column',
      })),
    )
    expect(await before.finish()).toBe(3)
    before.close()
    isOnline = true
    const after = await open()
    await until(after, empty)
    expect(server.commands).toEqual([3])
    expect(server.received).toEqual(['cell-0=5', 'cell-1=4', 'cell-2=3'])
  })

  it('repeats a column under one key when its answer is lost', async () => {
    server.trouble = 'answer-lost'
    const queue = await open()
    queue.put(
      ['5', '4'].map((value, row) => ({
        write: write(`cell-${row}`, value),
        baseVersion: 0,
        together: 'column',
      })),
    )
    await until(queue, empty)
    expect(server.received).toEqual(['cell-0=5', 'cell-1=4'])
  })

  it('stops only the bad cells of a column; the others go out without them', async () => {
    server.forbidden = ['7', '9']
    const queue = await open()
    queue.put(
      ['5', '7', '4', '9'].map((value, row) => ({
        write: write(`cell-${row}`, value),
        baseVersion: 0,
        together: 'column',
      })),
    )
    await until(queue, (items) => items.length === 2 && items.every((each) => each.problem))
    expect(server.commands).toEqual([4, 2])
    expect(server.received).toEqual(['cell-0=5', 'cell-2=4'])
    expect(queue.state.get().items.map((each) => each.write.value)).toEqual(['7', '9'])
  })

  it('keeps a refused change through a reload until it is dropped', async () => {
    server.trouble = 'refuses'
    const before = await open()
    before.put([{ write: write('cell', '5'), baseVersion: 0 }])
    await until(before, ([item]) => item?.standing === 'refused')
    await before.finish()
    before.close()
    const after = await open()
    expect(after.state.get().items[0]).toMatchObject({ standing: 'refused', problem })
    after.drop(after.state.get().items[0]?.idempotencyKey ?? '')
    expect(await after.finish()).toBe(0)
  })

  it('shows the second writer what changed, and overwrites only when asked to', async () => {
    server.versions.set('cell', { version: 3, value: '4' })
    const queue = await open()
    queue.put([{ write: write('cell', '5'), baseVersion: 2 }])
    await until(queue, ([item]) => item?.standing === 'overtaken')
    const [item] = queue.state.get().items
    expect(item?.theirs).toMatchObject({ value: '4', version: 3 })
    expect(server.versions.get('cell')?.value).toBe('4')
    queue.insist(item?.idempotencyKey ?? '')
    await until(queue, empty)
    expect(server.versions.get('cell')).toEqual({ version: 4, value: '5' })
  })

  it('goes on without a change that the server fails over', async () => {
    server.poison = '1'
    const queue = await open()
    queue.put([
      { write: write('a', '1'), baseVersion: 0 },
      { write: write('b', '5'), baseVersion: 0 },
    ])
    await until(queue, (items) => items.length === 1 && items[0]?.standing === 'refused')
    expect(server.received).toEqual(['b=5'])
  })

  it('leaves the changes of another account on a shared computer alone', async () => {
    isOnline = false
    const first = await open(undefined, 'a1')
    first.put([{ write: write('cell', '5'), baseVersion: 0 }])
    await first.finish()
    const second = await open(undefined, 'a2')
    expect(second.state.get().items).toEqual([])
    await second.wipe()
    expect((await (await openStore('a1')).list()).length).toBe(1)
  })

  it('is wiped after sending', async () => {
    const queue = await open()
    queue.put([{ write: write('cell', '5'), baseVersion: 0 }])
    expect(await queue.finish()).toBe(0)
    await queue.wipe()
    expect(await (await openStore('a1')).list()).toEqual([])
  })

  it('lets one window send what all of them typed', async () => {
    const listeners: ((message: Message) => void)[] = []
    const windowOf = (isLeader: boolean): Windows => {
      let mine: ((message: Message) => void) | undefined
      return {
        lead: (onLead) => isLeader && onLead(),
        tell: (message) =>
          listeners.filter((each) => each !== mine).forEach((each) => each(message)),
        listen: (onMessage) => {
          mine = onMessage
          listeners.push(onMessage)
        },
        close: () => undefined,
      }
    }
    const leader = await open(windowOf(true))
    const other = await open(windowOf(false))
    other.put([{ write: write('cell', '5'), baseVersion: 0 }])
    await until(other, empty)
    expect(server.received).toEqual(['cell=5'])
    expect(other.state.get().saved.get('cell')).toMatchObject({ version: 1 })
    expect(leader.state.get().items).toEqual([])
  })

  it('says when the browser refuses to keep what is typed', async () => {
    isOnline = false
    const store = await openStore<TestWrite>('a1')
    const full = { ...store, change: () => Promise.reject(new Error('QuotaExceededError')) }
    const queue = await openQueue({
      accountId: 'a1',
      store: full,
      send: server.send,
      maySend: () => isOnline,
    })
    opened.push(queue)
    queue.put([{ write: write('cell', '5'), baseVersion: 0 }])
    await queue.finish()
    expect(queue.state.get()).toMatchObject({ isDurable: false })
    isOnline = true
    queue.wake()
    await until(queue, empty)
    expect(server.received).toEqual(['cell=5'])
  })
})
