import { backoffMs as usualBackoffMs } from './retry.ts'

/** One message of `GET /api/live`: the channel's kind and what changed. */
export interface LiveMessage {
  readonly id: string
  readonly kind: string
  readonly data: unknown
}

export interface LiveOptions {
  readonly onMessage: (message: LiveMessage) => void
  /** Takes the place of an earlier connection, so that something may have been missed. */
  readonly isContinued?: boolean
  readonly onState?: (state: 'open' | 'waiting') => void
  /** For tests; the browser's own otherwise. */
  readonly fetch?: typeof fetch
  readonly backoffMs?: (attempt: number) => number
  readonly silentMs?: number
}

// The gateway's heartbeat comes every 20 s.
const usualSilentMs = 65_000

export interface LiveConnection {
  close(): void
}

/**
 * Server-sent events over fetch. The browser's EventSource can neither tell a 401 from a lost
 * network nor be told when to try again, and gives up for good after some answers.
 */
export const openLive = (path: string, options: LiveOptions): LiveConnection => {
  const stop = new AbortController()
  const { fetch: get = fetch, backoffMs = usualBackoffMs, silentMs = usualSilentMs } = options
  let lastId = ''
  let attempt = 0
  let isContinued = options.isContinued ?? false

  const listen = async (signal: AbortSignal, onBytes: () => void): Promise<void> => {
    const headers: Record<string, string> = { accept: 'text/event-stream' }
    if (lastId !== '') headers['last-event-id'] = lastId
    const response = await get(path, { headers, signal, credentials: 'same-origin' })
    if (!response.ok || response.body === null) throw new Error(`live ${response.status}`)
    options.onState?.('open')
    // What happened before the stream was open again is unknown.
    if (isContinued) options.onMessage({ id: lastId, kind: 'gap', data: undefined })
    isContinued = true
    for await (const message of readEvents(response.body, onBytes)) {
      attempt = 0
      if (message.id !== '') lastId = message.id
      options.onMessage(message)
    }
  }

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await untilSilent(stop.signal, silentMs, listen).catch(() => undefined)
      if (stop.signal.aborted) return
      options.onState?.('waiting')
      attempt += 1
      await pause(backoffMs(attempt), stop.signal)
    }
  }
  void run()
  return { close: () => stop.abort() }
}

/** Ends a stream that has said nothing for long: a laptop that slept hears of no cut. */
const untilSilent = async (
  stop: AbortSignal,
  silentMs: number,
  listen: (signal: AbortSignal, onBytes: () => void) => Promise<void>,
): Promise<void> => {
  const connection = new AbortController()
  const end = () => connection.abort()
  stop.addEventListener('abort', end, { once: true })
  let timer = setTimeout(end, silentMs)
  const onBytes = () => {
    clearTimeout(timer)
    timer = setTimeout(end, silentMs)
  }
  try {
    await listen(connection.signal, onBytes)
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', end)
  }
}

/** Ends early when the network comes back or the page is closed. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    globalThis.addEventListener?.('online', done, { once: true })
    signal.addEventListener('abort', done, { once: true })
  })

export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<LiveMessage> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformPair).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onBytes()
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const message = parseEvent(block)
      if (message !== undefined) yield message
    }
  }
}

// The DOM types give the decoder a wider input than the stream's own chunks.
type TransformPair = ReadableWritablePair<string, Uint8Array>

export const parseEvent = (block: string): LiveMessage | undefined => {
  let id = ''
  let kind = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (field === 'id') id = value
    if (field === 'event') kind = value
    if (field === 'data') data.push(value)
  }
  if (data.length === 0) return undefined
  return { id, kind, data: parseData(data.join('\n')) }
}

const parseData = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
