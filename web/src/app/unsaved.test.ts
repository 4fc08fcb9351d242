import { beforeEach, describe, expect, it, jest } from '@jest/globals'

type Unsaved = typeof import('./unsaved.ts')

let unsaved: Unsaved
let page: EventTarget

beforeEach(async () => {
  jest.resetModules()
  unsaved = await import('./unsaved.ts')
  page = new EventTarget()
  unsaved.guardClosing(page)
})

const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

const queue = (waiting: number) => ({
  isWaiting: () => waiting > 0,
  finish: () => Promise.resolve(waiting),
  wipe: () => Promise.resolve(),
})

describe('closing the page', () => {
  it('asks while a form holds something unsaved', () => {
    expect(asks()).toBe(false)
    const first = unsaved.holdDraft()
    const second = unsaved.holdDraft()
    first()
    expect(unsaved.hasDrafts()).toBe(true)
    expect(asks()).toBe(true)
    second()
    expect(unsaved.hasDrafts()).toBe(false)
    expect(asks()).toBe(false)
  })

  it('asks while changes are on their way, which are no drafts', () => {
    unsaved.holdUnsaved(queue(0))
    expect(asks()).toBe(false)
    const letGo = unsaved.holdUnsaved(queue(2))
    expect(asks()).toBe(true)
    expect(unsaved.hasDrafts()).toBe(false)
    letGo()
    expect(asks()).toBe(false)
  })

  it('asks nothing once the session is over, so that nothing holds up the way to the sign-out', () => {
    unsaved.holdDraft()
    unsaved.holdUnsaved(queue(1))
    unsaved.leaveUnasked()
    expect(asks()).toBe(false)
  })
})

describe('going elsewhere in the page', () => {
  const at = (pathname: string, search: Record<string, unknown> = {}) => ({ pathname, search })
  const journal = at('/journal', { period: 'p', lesson: 'a' })

  it.each([
    ['to another page it is asked about', at('/diary', { lesson: 'a' }), true],
    ['to another lesson it is', at('/journal', { period: 'p', lesson: 'b' }), true],
    ['out of the panel it is', at('/journal', { period: 'p' }), true],
    [
      'to something else beside it nothing is asked',
      at('/journal', { period: 'q', lesson: 'a' }),
      false,
    ],
  ])('%s', (_, next, isAsked) => {
    expect(unsaved.losesDraft(journal, next)).toBe(false)
    const letGo = unsaved.holdDraft({ lesson: 'a' })
    expect(unsaved.losesDraft(journal, next)).toBe(isAsked)
    letGo()
    expect(unsaved.losesDraft(journal, next)).toBe(false)
  })

  it('is free to name in the address what is open without it', () => {
    unsaved.holdDraft({ lesson: 'a' })
    expect(unsaved.losesDraft(at('/now'), at('/now', { lesson: 'a' }))).toBe(false)
    expect(unsaved.losesDraft(at('/now'), at('/now', { day: '1' }))).toBe(false)
    expect(unsaved.losesDraft(at('/now'), at('/now', { lesson: 'b' }))).toBe(true)
  })
})
