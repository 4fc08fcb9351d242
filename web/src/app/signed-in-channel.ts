/** Tells the other windows of this browser that somebody has signed in or out. */
const name = 'zvonok.signed-in'

type News = 'signed-in' | 'signed-out'

/** A channel tells every listener but itself, those of its own window too. */
const thisWindow = crypto.randomUUID()

interface Message {
  readonly news: News
  readonly from: string
}

const announce = (news: News): void => {
  const channel = new BroadcastChannel(name)
  channel.postMessage({ news, from: thisWindow } satisfies Message)
  channel.close()
}

export const announceSignedIn = (): void => announce('signed-in')
export const announceSignedOut = (): void => announce('signed-out')

const listen = (awaited: News, listener: () => void): (() => void) => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.news === awaited && data.from !== thisWindow) listener()
  })
  return () => channel.close()
}

export const onSignedIn = (listener: () => void): (() => void) => listen('signed-in', listener)
export const onSignedOut = (listener: () => void): (() => void) => listen('signed-out', listener)
