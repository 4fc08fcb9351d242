import { useEffect, useEffectEvent } from 'react'
import type { LiveMessage } from '../api/live.ts'
import { watchLive } from './live-channel.ts'

/** A diary is named by school and pupil, a journal by school and course. */
export type LiveTopic = 'notices' | `diary:${string}:${string}` | `journal:${string}:${string}`

/** Calls back on every live message of the topic while the page is open. */
export const useLive = (topic: LiveTopic, onMessage: (message: LiveMessage) => void): void => {
  const call = useEffectEvent(onMessage)
  useEffect(() => watchLive(topic, call), [topic])
}
