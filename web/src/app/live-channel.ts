import { address } from '../api/client.ts'
import { openLive, type LiveConnection, type LiveMessage } from '../api/live.ts'
import type { LiveTopic } from './use-live.ts'

type Watcher = (message: LiveMessage) => void

const watchers = new Map<LiveTopic, Set<Watcher>>()
let connection: LiveConnection | undefined
let connectedTopics = ''
let isDue = false

/** One connection for the whole page: browsers allow six to a host. */
const reconnect = (): void => {
  isDue = false
  const topics = [...watchers.keys()].filter((topic) => topic !== 'notices').sort()
  const wanted = watchers.size === 0 ? '' : `topics=${topics.join(',')}`
  if (wanted === connectedTopics) return
  connection?.close()
  const isContinued = connection !== undefined
  connectedTopics = wanted
  connection = undefined
  if (wanted === '') return
  const query = topics.length === 0 ? {} : { topics: topics.join(',') }
  connection = openLive(address('/api/live', query), { onMessage: deliver, isContinued })
}

// Pages open and close several watches at once; the connection changes after the last of them.
const reconnectSoon = (): void => {
  if (isDue) return
  isDue = true
  setTimeout(reconnect, 50)
}

const idOf = (data: unknown, field: string): string => {
  const value: unknown = data === null ? undefined : Reflect.get(Object(data), field)
  return typeof value === 'string' ? value : ''
}

/** Messages name the pupil or course; the school before it in a topic is for the access check. */
const concerns = ({ kind, data }: LiveMessage, topic: LiveTopic): boolean => {
  if (kind === 'gap') return true
  const [topicKind, , id] = topic.split(':')
  if (topicKind !== kind) return false
  return kind === 'notices' || id === idOf(data, kind === 'diary' ? 'pupilId' : 'courseId')
}

/** A gap in the stream is told as a message of every topic: what was missed is read anew. */
const deliver: Watcher = (message) => {
  for (const [topic, known] of watchers) {
    if (!concerns(message, topic)) continue
    for (const watcher of known) watcher(message)
  }
}

export const watchLive = (topic: LiveTopic, watcher: Watcher): (() => void) => {
  const known = watchers.get(topic) ?? new Set()
  watchers.set(topic, known.add(watcher))
  reconnectSoon()
  return () => {
    known.delete(watcher)
    if (known.size === 0) watchers.delete(topic)
    reconnectSoon()
  }
}
