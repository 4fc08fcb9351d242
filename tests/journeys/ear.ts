/** Hears the live updates of an open page. */
export interface Ear extends AsyncDisposable {
  /** The next event of the kind not heard yet. */
  next(kind: string): Promise<unknown>
}

interface Heard {
  readonly kind: string
  readonly data: unknown
}

const parse = (block: string): Heard | undefined => {
  const kind = /^event: ?(.*)$/m.exec(block)?.[1]
  const data = /^data: ?(.*)$/m.exec(block)?.[1]
  return kind === undefined || data === undefined ? undefined : { kind, data: JSON.parse(data) }
}

const withinMs = 15_000

/** Opens server-sent events; resolves when the server is ready to tell. */
export const listen = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Ear> => {
  const abort = new AbortController()
  const response = await fetch(url, {
    headers: { ...headers, accept: 'text/event-stream' },
    signal: abort.signal,
  })
  if (response.status !== 200 || response.body === null) {
    throw new Error(`live updates: ${response.status} ${await response.text()}`)
  }
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const reading = (async () => {
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      heard.push(...blocks.map(parse).filter((event) => event !== undefined))
      for (const wake of waiting) wake()
    }
  })().catch(() => undefined)

  const next = async (kind: string): Promise<unknown> => {
    const until = Date.now() + withinMs
    for (;;) {
      const at = heard.findIndex((event) => event.kind === kind)
      if (at !== -1) return heard.splice(at, 1)[0]?.data
      const leftMs = until - Date.now()
      if (leftMs <= 0) throw new Error(`no event «${kind}» within ${withinMs} ms`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs)
        const wake = (): void => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        waiting.add(wake)
      })
    }
  }
  await next('ready')
  return {
    next,
    [Symbol.asyncDispose]: async () => {
      abort.abort()
      await reading
    },
  }
}
