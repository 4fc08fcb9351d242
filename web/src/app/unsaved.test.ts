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
