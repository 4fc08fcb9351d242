import type { ServiceDefinition } from '@zvonok/runtime/rpc'

/** One HTTP route of an RPC. Path parameters, query and body are merged into the request message; the path wins. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`, with `:parameters` named as the request's fields. */
  readonly path: string
  /** Stable id in OpenAPI; by default the RPC's name. */
  readonly operationId: string | undefined
  /** `visitor`: open without signing in. */
  readonly openTo: 'signed-in' | 'visitor'
  /** Field of the answer whose bytes are sent as they are. */
  readonly ready: string | undefined
  /** Sends the field `file` of the answer as an XLSX of this name. */
  readonly download: string | undefined
  /** Takes multipart/form-data with this field as the file; the other fields by name. */
  readonly upload: string | undefined
  /** Field of the request that the path parameters belong into; absent: the request itself. */
  readonly inside: string | undefined
  /** What an inspector's reading is logged as, and which field names what was read. */
  readonly reading: { readonly what: string; readonly subject: string } | undefined
  /** Longest time the answer may take, milliseconds. */
  readonly deadlineMs: number
}

type Options = Partial<Omit<Route, 'method' | 'path'>>

const route =
  (method: Route['method']) =>
  (path: string, options: Options = {}): Route => ({
    method,
    path,
    operationId: undefined,
    openTo: 'signed-in',
    ready: undefined,
    download: undefined,
    upload: undefined,
    inside: undefined,
    reading: undefined,
    deadlineMs: 5000,
    ...options,
  })

export const get = route('GET')
export const post = route('POST')
export const put = route('PUT')
export const del = route('DELETE')

/** A feature of the API: every RPC of its service has its routes; forgetting one does not compile. */
export interface Feature {
  readonly definition: ServiceDefinition
  readonly routes: Readonly<Record<string, readonly Route[]>>
}

/** `internal` RPCs have no route: the gateway itself calls them. */
export const feature = <D extends ServiceDefinition>(
  definition: D,
  routes: { readonly [rpc in keyof D['methods']]: Route | readonly Route[] },
): Feature => ({
  definition,
  routes: Object.fromEntries(
    Object.entries<Route | readonly Route[]>(routes).map(([rpc, given]) => [rpc, [given].flat()]),
  ),
})
