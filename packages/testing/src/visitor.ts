/** A page the visitor stands on. */
export interface VisitedPage {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Visitor {
  /** Follows redirects; stops before an address of `until` and answers it with status 0. */
  open(url: string | URL, until?: (url: URL) => boolean): Promise<VisitedPage>
  /** Fills the page's form that has the named field or button and sends it with its hidden fields. */
  submit(
    page: VisitedPage,
    fields: Readonly<Record<string, string>>,
    until?: (url: URL) => boolean,
  ): Promise<VisitedPage>
  /** Values of the cookies kept, by name. */
  cookies(): ReadonlyMap<string, string>
}

interface Cookie {
  readonly host: string
  readonly path: string
  readonly name: string
  readonly value: string
}

interface Form {
  readonly action: string
  readonly fields: ReadonlyMap<string, string>
  readonly names: ReadonlySet<string>
}

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
  return found ? decode(found[1] ?? found[2] ?? '') : undefined
}

const formsOf = (text: string): Form[] =>
  [...text.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/gi)].map(([whole, content = '']) => {
    const tags = content.match(/<(?:input|button|select)\b[^>]*>/gi) ?? []
    const named = tags.flatMap((tag) => {
      const name = attribute(tag, 'name')
      return name === undefined ? [] : [{ tag, name }]
    })
    const hidden = named.filter(({ tag }) => attribute(tag, 'type') === 'hidden')
    return {
      action: attribute(whole.slice(0, whole.indexOf('>') + 1), 'action') ?? '',
      fields: new Map(hidden.map(({ tag, name }) => [name, attribute(tag, 'value') ?? ''])),
      names: new Set(named.map(({ name }) => name)),
    }
  })

const cookieOf = (line: string, url: URL): Cookie & { readonly isOver: boolean } => {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
  const attributes = new Map(
    rest.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1]]),
  )
  const separator = pair.indexOf('=')
  const expires = attributes.get('expires')
  return {
    host: url.hostname,
    path: attributes.get('path') ?? url.pathname.replace(/\/[^/]*$/, ''),
    name: pair.slice(0, separator),
    value: pair.slice(separator + 1),
    isOver:
      attributes.get('max-age') === '0' ||
      (expires !== undefined && Date.parse(expires) < Date.now()),
  }
}

const covers = (cookie: Cookie, url: URL): boolean =>
  cookie.host === url.hostname &&
  (url.pathname === cookie.path || url.pathname.startsWith(cookie.path.replace(/\/?$/, '/')))

const maxRedirects = 20

/** A browser without a screen: cookies by host and path, redirects, plain HTML forms. */
export const createVisitor = (headers: Readonly<Record<string, string>> = {}): Visitor => {
  let jar: Cookie[] = []

  const store = (response: Response, url: URL): void => {
    for (const line of response.headers.getSetCookie()) {
      const { isOver, ...cookie } = cookieOf(line, url)
      jar = jar.filter(
        ({ host, path, name }) =>
          host !== cookie.host || path !== cookie.path || name !== cookie.name,
      )
      if (!isOver) jar.push(cookie)
    }
  }

  const request = async (url: URL, init: RequestInit): Promise<Response> => {
    const cookie = jar
      .filter((kept) => covers(kept, url))
      .map(({ name, value }) => `${name}=${value}`)
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers, cookie: cookie.join('; ') },
    })
    store(response, url)
    return response
  }

  const visit = async (
    first: URL,
    init: RequestInit,
    until: (url: URL) => boolean = () => false,
  ): Promise<VisitedPage> => {
    let url = first
    let response = await request(url, init)
    for (let hop = 0; response.headers.has('location'); hop += 1) {
      if (hop === maxRedirects)
        throw new Error(`more than ${maxRedirects} redirects, last to ${url.href}`)
      url = new URL(response.headers.get('location') ?? '', url)
      if (until(url)) return { url, status: 0, headers: response.headers, text: '' }
      response = await request(url, {})
    }
    return { url, status: response.status, headers: response.headers, text: await response.text() }
  }

  return {
    open: (url, until) => visit(new URL(url), {}, until),
    submit: async (page, fields, until) => {
      const names = Object.keys(fields)
      const form = formsOf(page.text).find((candidate) =>
        names.every((name) => candidate.names.has(name)),
      )
      if (!form)
        throw new Error(
          `no form with ${names.join(', ')} at ${page.url.href}: ${page.text.slice(0, 2000)}`,
        )
      const body = new URLSearchParams({ ...Object.fromEntries(form.fields), ...fields })
      return visit(new URL(form.action || page.url, page.url), { method: 'POST', body }, until)
    },
    cookies: () => new Map(jar.map(({ name, value }) => [name, value])),
  }
}
