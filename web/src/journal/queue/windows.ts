import type { Saved } from './types.ts'

/** What one window tells the others: look at the store again, and what was saved meanwhile. */
export interface Message {
  readonly saved: readonly (readonly [subject: string, saved: Saved])[]
}

/** The windows of one browser share the store; only one of them sends. */
export interface Windows {
  /** Calls back once this window is the one that sends. */
  lead(onLead: () => void): void
  tell(message: Message): void
  listen(onMessage: (message: Message) => void): void
  close(): void
}

export const alone: Windows = {
  lead: (onLead) => onLead(),
  tell: () => undefined,
  listen: () => undefined,
  close: () => undefined,
}

/** The lock passes to another window when the one that holds it is closed or crashes. */
export const browserWindows = (accountId: string): Windows => {
  const name = `zvonok-changes/${accountId}`
  const channel = new BroadcastChannel(name)
  const closing = new AbortController()
  return {
    lead: (onLead) => {
      // Absent outside https and localhost; then every window sends, and the keys make it once.
      const locks = navigator.locks as LockManager | undefined
      if (locks === undefined) return onLead()
      const hold = () => {
        onLead()
        return new Promise<void>((resolve) => {
          closing.signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      locks.request(name, { signal: closing.signal }, hold).catch(() => undefined)
    },
    tell: (message) => channel.postMessage(message),
    listen: (onMessage) => {
      channel.addEventListener('message', (event) => onMessage(event.data as Message))
    },
    close: () => {
      closing.abort()
      channel.close()
    },
  }
}
