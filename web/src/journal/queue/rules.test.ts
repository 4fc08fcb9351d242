import { describe, expect, it } from '@jest/globals'
import { baseFor, enqueue, readyCommands, settle, settleAll, superseded } from './rules.ts'
import type { Item, QueuedWrite, Standing } from './types.ts'

const item = (
  key: string,
  lane: string,
  { seq = 1, standing = 'waiting' as Standing, subject = `${lane}/1`, baseVersion = 0 } = {},
): Item<QueuedWrite> => ({
  idempotencyKey: key,
  accountId: 'account',
  seq,
  write: { lane, subject },
  baseVersion,
  standing,
})

const keysOf = (commands: readonly (readonly Item<QueuedWrite>[])[]) =>
  commands.map((command) => command.map((each) => each.idempotencyKey).join('+'))

describe('what may be sent', () => {
  it('takes the first of each lane, oldest first', () => {
    const items = [item('a', 'x'), item('b', 'x'), item('c', 'y'), item('d', 'z')]
    expect(keysOf(readyCommands(items, 2))).toEqual(['a', 'c'])
    expect(readyCommands(items, -1)).toEqual([])
  })

  it('holds a lane back while its first change is under way', () => {
    const items = [item('a', 'x', { standing: 'sending' }), item('b', 'x'), item('c', 'y')]
    expect(keysOf(readyCommands(items, 9))).toEqual(['c'])
  })

  it('is not held up by a refused change', () => {
    const items = [item('a', 'x', { standing: 'refused' }), item('b', 'x')]
    expect(keysOf(readyCommands(items, 9))).toEqual(['b'])
  })

  it('takes a batch whole, once nothing earlier stands in any of its lanes', () => {
    const of = (each: Item<QueuedWrite>) => ({ ...each, batch: 'paste' })
    const paste = [of(item('b', 'x')), of(item('c', 'y')), of(item('d', 'y', { subject: 'y/2' }))]
    expect(keysOf(readyCommands([item('a', 'x'), ...paste], 9))).toEqual(['a'])
    expect(keysOf(readyCommands([...paste, item('e', 'y')], 9))).toEqual(['b+c+d'])
  })
})

describe('what is put together', () => {
  it('shares one key, unless it is alone', () => {
    const write = (lane: string) => ({ write: { lane, subject: lane }, baseVersion: 0 })
    const { items } = enqueue(
      [],
      [
        { ...write('x'), together: 'column' },
        { ...write('y'), together: 'column' },
        { ...write('z'), together: 'alone' },
        write('w'),
      ],
      { accountId: 'account', nowMs: 1 },
    )
    const [x, y, z, w] = items.map(({ batch }) => batch)
    expect(x).toMatch(/^[\da-f-]{36}$/)
    expect(y).toBe(x)
    expect([z, w]).toEqual([undefined, undefined])
  })

  it('is settled change by change', () => {
    const [a, b, c] = [item('a', 'x'), item('b', 'y'), item('c', 'z')]
    const next = item('d', 'x', { seq: 9 })
    const problem = { type: '', title: '', status: 409, reason: 'PUPIL_ABSENT' }
    const settled = settleAll(
      [a!, b!, c!, next],
      [
        [a!, { kind: 'saved', saved: { value: '5', comment: '', version: 3 } }],
        [b!, { kind: 'refused', problem }],
        [c!, { kind: 'held' }],
      ],
    )
    expect(settled.items.map((each) => [each.idempotencyKey, each.standing])).toEqual([
      ['b', 'refused'],
      ['c', 'waiting'],
      ['d', 'waiting'],
    ])
    expect(settled.items.at(-1)?.baseVersion).toBe(3)
    expect(settled.drop).toEqual(['a'])
    expect(settled.put.map((each) => each.idempotencyKey)).toEqual(['d', 'b'])
  })
})

describe('an answer', () => {
  const saved = { kind: 'saved', saved: { value: '5', comment: '', version: 8 } } as const

  it('hands the new version to the next change of the same subject', () => {
    const first = item('a', 'x', { standing: 'sending' })
    const items = [first, item('b', 'x', { seq: 2 }), item('c', 'y', { seq: 3 })]
    const settled = settle(items, first, saved)
    expect(settled.drop).toEqual(['a'])
    expect(settled.items.map((each) => [each.idempotencyKey, each.baseVersion])).toEqual([
      ['b', 8],
      ['c', 0],
    ])
    expect(settled.put.map((each) => each.idempotencyKey)).toEqual(['b'])
  })

  it('keeps a refused change with its reason', () => {
    const first = item('a', 'x', { standing: 'sending' })
    const problem = { type: '', title: '', status: 409, reason: 'EDIT_WINDOW_CLOSED' }
    const settled = settle([first], first, { kind: 'refused', problem })
    expect(settled.items[0]).toMatchObject({ standing: 'refused', problem })
    expect(settled.put).toHaveLength(1)
  })

  it('forgets a refused change when the person has typed again', () => {
    const first = item('a', 'x', { standing: 'sending' })
    const items = [first, item('b', 'x', { seq: 2 })]
    const problem = { type: '', title: '', status: 409, reason: 'MARK_OUTSIDE_SCALE' }
    const settled = settle(items, first, { kind: 'refused', problem })
    expect(settled.items.map((each) => each.idempotencyKey)).toEqual(['b'])
    expect(settled.drop).toEqual(['a'])
  })

  it('shows what another person put in between', () => {
    const first = item('a', 'x', { standing: 'sending' })
    const theirs = { value: '4', comment: '', version: 3, by: 'Петрова О. И.' }
    const settled = settle([first], first, { kind: 'overtaken', theirs })
    expect(settled.items[0]).toMatchObject({ standing: 'overtaken', theirs })
  })

  it('lets a change wait again when nothing is known to have happened', () => {
    const first = item('a', 'x', { standing: 'sending' })
    const settled = settle([first], first, { kind: 'later' })
    expect(settled.items[0]?.standing).toBe('waiting')
    expect(settled.put).toEqual([])
  })
})

describe('typing again', () => {
  it('makes stopped changes of the same subject pointless', () => {
    const items = [
      item('a', 'x', { standing: 'refused' }),
      item('b', 'y', { standing: 'refused' }),
      item('c', 'x'),
    ]
    expect(superseded(items, new Set(['x/1']))).toEqual(['a'])
  })

  it('builds on the change before it', () => {
    const items = [item('a', 'x', { baseVersion: 4 })]
    expect(baseFor(items, 'x/1', 2)).toBe(4)
    expect(baseFor(items, 'y/1', 2)).toBe(2)
  })
})
