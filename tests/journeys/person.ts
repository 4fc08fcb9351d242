import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { createVisitor } from '@zvonok/testing/visitor'
import type { VisitedPage } from '@zvonok/testing/visitor'
import { listen } from './ear.ts'
import type { Ear } from './ear.ts'

/** The password everybody chooses. */
export const password = 'Long enough for anybody'

export interface Problem {
  readonly status: number
  readonly reason: string
  readonly detail: string
  readonly policy?: string
  readonly ground?: string
  readonly details: Readonly<Record<string, string>>
  readonly violations?: readonly {
    readonly field: string
    readonly reason: string
    readonly details?: Readonly<Record<string, string>>
  }[]
}

export interface Session extends Account {
  readonly signedIn: boolean
  readonly csrfToken: string
}

export interface Answer {
  readonly status: number
  // The reader says which message it expects.
  readonly body: unknown
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface AskOptions {
  readonly body?: unknown
  readonly key?: string
}

const overloadedMs = 1000
const cookieName = '__Host-zvonok'

/** Somebody at a browser: a session in a cookie, and what the pages send. */
export class Person {
  readonly url: string
  #cookie = ''
  #csrf: Promise<string> | undefined
  /** Instead of a session, for integrators. */
  #bearer: string | undefined

  constructor(url: string) {
    this.url = url
  }

  withBearer(token: string): this {
    this.#bearer = token
    return this
  }

  /** Signs in on the provider's pages; a temporary password is changed on the way. */
  async signIn(username: string, typed = password): Promise<this> {
    const visitor = createVisitor({ 'accept-language': 'ru' })
    const login = await visitor.open(`${this.url}/auth/sign-in?way=login&returnTo=/`)
    const entered = await visitor.submit(login, { username, password: typed })
    const arrived = entered.text.includes('name="password-new"')
      ? await visitor.submit(entered, { 'password-new': password, 'password-confirm': password })
      : entered
    return this.#arrive(arrived, visitor.cookies())
  }

  /** Signs in through Gosuslugi as the citizen. */
  async signInThroughGosuslugi(oid: string): Promise<this> {
    const visitor = createVisitor({ 'accept-language': 'ru' })
    const choice = await visitor.open(`${this.url}/auth/sign-in?way=gosuslugi&returnTo=/`)
    return this.#arrive(await visitor.submit(choice, { oid }), visitor.cookies())
  }

  #arrive({ url, text }: VisitedPage, cookies: ReadonlyMap<string, string>): this {
    if (url.origin !== this.url || url.pathname !== '/') {
      const reason = url.searchParams.get('reason')
      throw new Error(`signing in led to ${url.pathname}: ${reason ?? text.slice(0, 3000)}`)
    }
    this.#cookie = cookies.get(cookieName) ?? ''
    this.#csrf = undefined
    return this
  }

  get cookie(): string {
    return `${cookieName}=${this.#cookie}`
  }

  #headers(): Record<string, string> {
    if (this.#bearer !== undefined) return { authorization: `Bearer ${this.#bearer}` }
    return this.#cookie === '' ? {} : { cookie: this.cookie }
  }

  /** Sends again what an overloaded server did not take, as the pages do: commands have their key. */
  async #send(method: Method, path: string, init: RequestInit, left = 5): Promise<Response> {
    const response = await fetch(`${this.url}/api${path}`, { method, ...init })
    if (response.status === 503 && left > 0) {
      await pause(overloadedMs)
      return this.#send(method, path, init, left - 1)
    }
    for (const line of response.headers.getSetCookie()) {
      const value = new RegExp(`^${cookieName}=([^;]*)`).exec(line)?.[1]
      if (value !== undefined) this.#cookie = value
    }
    return response
  }

  async #commandHeaders(key: string = randomUUID()): Promise<Record<string, string>> {
    if (this.#bearer !== undefined) return { ...this.#headers(), 'idempotency-key': key }
    this.#csrf ??= this.session().then(({ csrfToken }) => csrfToken)
    const csrf = await this.#csrf
    return { ...this.#headers(), 'x-csrf-token': csrf, 'idempotency-key': key }
  }

  async session(): Promise<Session> {
    const response = await this.#send('GET', '/session', { headers: this.#headers() })
    return (await response.json()) as Session
  }

  /** Whatever the answer is. */
  async ask(method: Method, path: string, options: AskOptions = {}): Promise<Answer> {
    const { body, key } = options
    const headers = method === 'GET' ? this.#headers() : await this.#commandHeaders(key)
    const isForm = body instanceof FormData
    const response = await this.#send(method, path, {
      headers: {
        ...headers,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, body: isJson ? JSON.parse(text) : text }
  }

  async #must<T>(method: Method, path: string, options?: AskOptions): Promise<T> {
    const { status, body } = await this.ask(method, path, options)
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }

  get<T>(path: string): Promise<T> {
    return this.#must('GET', path)
  }

  post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
    return this.#must('POST', path, { body, ...(key === undefined ? {} : { key }) })
  }

  put<T>(path: string, body: unknown, key?: string): Promise<T> {
    return this.#must('PUT', path, { body, ...(key === undefined ? {} : { key }) })
  }

  /** A workbook with plain fields beside it. */
  upload<T>(
    method: 'POST' | 'PUT',
    path: string,
    file: Buffer,
    fields: Readonly<Record<string, string>>,
  ): Promise<T> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('file', new Blob([new Uint8Array(file)]), 'файл.xlsx')
    return this.#must(method, path, { body })
  }

  /** The problem document of a request that is expected to be refused. */
  async refused(method: Method, path: string, body?: unknown): Promise<Problem> {
    const answer = await this.ask(method, path, body === undefined ? {} : { body })
    if (answer.status < 400) {
      throw new Error(`${method} ${path} was carried out: ${JSON.stringify(answer.body)}`)
    }
    return answer.body as Problem
  }

  /** Live updates of the topics, from now on. */
  hear(...topics: readonly string[]): Promise<Ear> {
    return listen(`${this.url}/api/live?topics=${topics.join(',')}`, this.#headers())
  }
}
