/** Tells the other windows of this browser that somebody has signed in. */
const name = 'zvonok.signed-in'

export const announceSignedIn = (): void => {
  const channel = new BroadcastChannel(name)
  channel.postMessage('signed-in')
  channel.close()
}

export const onSignedIn = (listener: () => void): (() => void) => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', listener)
  return () => channel.close()
}
