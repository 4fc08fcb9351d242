import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { announceSignedOut, onSignedIn, onSignedOut } from './signed-in-channel.ts'

/** Another window of the same browser. */
let other: BroadcastChannel
let heard: string[]
let stop: () => void

beforeEach(() => {
  other = new BroadcastChannel('zvonok.signed-in')
  heard = []
  stop = onSignedOut(() => heard.push('signed-out'))
})

afterEach(() => {
  stop()
  other.close()
})

/** Resolves after everything that was told before it has been heard. */
const hearsAllFrom = (window: BroadcastChannel): Promise<void> =>
  new Promise((resolve) => {
    const stopListening = onSignedIn(() => {
      stopListening()
      resolve()
    })
    window.postMessage({ news: 'signed-in', from: 'another window' })
  })

it('tells the other windows only: the one that leaves is on its way to the provider', async () => {
  const told = new Promise((resolve) => {
    other.addEventListener('message', ({ data }) => resolve(data.news))
  })
  announceSignedOut()
  expect(await told).toBe('signed-out')
  await hearsAllFrom(other)
  expect(heard).toEqual([])
})

it('hears of another window that somebody left, until it stops listening', async () => {
  other.postMessage({ news: 'signed-out', from: 'another window' })
  await hearsAllFrom(other)
  expect(heard).toEqual(['signed-out'])
  stop()
  other.postMessage({ news: 'signed-out', from: 'another window' })
  await hearsAllFrom(other)
  expect(heard).toEqual(['signed-out'])
})
