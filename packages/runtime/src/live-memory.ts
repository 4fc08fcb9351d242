import type { Live, LiveListener } from './live.ts'

/** Inside this process. A listener that throws does not keep the others from hearing. */
export const createMemoryLive = (): Live => {
  const channels = new Map<string, Set<LiveListener>>()
  return {
    publish: async (channel, text) => {
      for (const listener of channels.get(channel) ?? []) queueMicrotask(() => listener(text))
    },
    subscribe: async (channel, listener) => {
      const listeners = channels.get(channel) ?? new Set()
      channels.set(channel, listeners)
      // A function of its own, so that one listener may subscribe twice.
      const own: LiveListener = (text) => listener(text)
      listeners.add(own)
      return {
        [Symbol.asyncDispose]: async () => {
          listeners.delete(own)
          if (listeners.size === 0 && channels.get(channel) === listeners) channels.delete(channel)
        },
      }
    },
    [Symbol.asyncDispose]: async () => channels.clear(),
  }
}
