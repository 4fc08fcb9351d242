import { describe, expect, it } from '@jest/globals'
import { anonymous } from '@zvonok/runtime/caller'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { createLog } from '@zvonok/runtime/log'
import { createBrake, waitMs } from './brake.ts'
import { createGuesses } from './guesses.ts'

const lines: string[] = []
const log = createLog({
  service: 'identity',
  level: 'warn',
  destination: { write: (line: string) => lines.push(line) },
})

const right = '0000-0000-0000'
const codeOf = (number: number, beginning = 'ABCD'): string =>
  `${beginning}-${String(number).padStart(8, '0')}`

const start = () => {
  const guesses = createGuesses(createMemoryCache(), log)
  return (typed: string, clientAddress = '10.0.0.1', sessionId?: string) =>
    guesses
      .find(typed, { caller: { ...anonymous, sessionId }, clientAddress }, async (code) =>
        code === '000000000000' ? 'found' : undefined,
      )
      .catch((error: { reason: string }) => error.reason)
}

const times = async (count: number, guess: (at: number) => Promise<string>): Promise<string[]> => {
  const outcomes: string[] = []
  for (let at = 0; at < count; at += 1) outcomes.push(await guess(at))
  return outcomes
}

describe('a brake', () => {
  const form = { name: 'test', free: 2, firstWaitMs: 1000, longestWaitMs: 5000 }

  it('doubles the wait up to a limit', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((attempts) => waitMs(form, attempts))).toEqual([
      0, 0, 1000, 2000, 4000, 5000, 5000,
    ])
  })

  it('lets one through when many come at once after the free ones', async () => {
    const brake = createBrake(createMemoryCache(), form)
    const waits = await Promise.all(Array.from({ length: 20 }, () => brake.admit('key')))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
    expect(await brake.admit('other')).toBe(0)
  })

  it('forgets what turned out right', async () => {
    const brake = createBrake(createMemoryCache(), form)
    for (let at = 0; at < 50; at += 1) {
      expect(await brake.admit('key')).toBe(0)
      await brake.forgive('key')
    }
  })
})

describe('guessing', () => {
  it('tells a slip of the pen from a guess', async () => {
    const guess = start()
    expect(await times(100, () => guess('123'))).toEqual(Array(100).fill('INVITE_CODE_INVALID'))
    expect(await guess(codeOf(1))).toBe('INVITE_UNKNOWN')
    expect(await guess(right)).toBe('found')
  })

  it('stops one who tries the endings of a beginning', async () => {
    const guess = start()
    const outcomes = await times(10, (at) => guess(codeOf(at)))
    expect(outcomes.slice(0, 6)).toEqual(Array(6).fill('INVITE_UNKNOWN'))
    expect(outcomes.slice(6)).toEqual(Array(4).fill('TOO_MANY_GUESSES'))
    // Others at the same address go on.
    expect(await guess(right)).toBe('found')
  })

  it('stops a session, whatever its addresses and codes', async () => {
    const guess = start()
    const outcomes = await times(10, (at) =>
      guess(codeOf(at, `AB${at}0`), `10.0.1.${at}`, 'session'),
    )
    expect(outcomes.slice(6)).toEqual(Array(4).fill('TOO_MANY_GUESSES'))
    expect(await guess(right, '10.0.1.1', 'other session')).toBe('found')
  })

  it('stops an address, and the right code too until it may go on', async () => {
    const guess = start()
    const outcomes = await times(70, (at) => guess(codeOf(at, `A${String(at).padStart(3, '0')}`)))
    expect(outcomes.filter((outcome) => outcome === 'INVITE_UNKNOWN')).toHaveLength(61)
    expect(await guess(right)).toBe('TOO_MANY_GUESSES')
    expect(await guess(right, '10.0.0.2')).toBe('found')
  })

  it('raises an alarm once when many guess', async () => {
    const guess = start()
    await times(150, (at) => guess(codeOf(at), `10.1.0.${at}`))
    expect(lines.filter((line) => line.includes('being guessed'))).toHaveLength(1)
    expect(lines.join()).not.toContain('ABCD')
  })
})
