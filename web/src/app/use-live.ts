import { useEffect, useEffectEvent } from 'react'
import type { LiveMessage } from '../api/live.ts'
import { watchLive } from './live-channel.ts'

export type LiveTopic = 'notices' | `diary:${string}` | `journal:${string}`

/** Calls back on every live message of the topic while the page is open. */
export const useLive = (topic: LiveTopic, onMessage: (message: LiveMessage) => void): void => {
  const call = useEffectEvent(onMessage)
  useEffect(() => watchLive(topic, call), [topic])
}
