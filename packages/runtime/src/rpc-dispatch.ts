import { anonymous } from './caller.ts'
import type { Caller, CallerVerifier } from './caller.ts'
import type { Logger } from './log.ts'
import { encode } from './message.ts'
import type { Message } from './message.ts'
import { forbidden, Refusal, unauthenticated } from './refusal.ts'
import { budget, limit } from './rpc-deadline.ts'
import type { AccessRule, Context, Feature } from './rpc.ts'
import { durationMetric } from './metrics.ts'
import { asServer, continueTrace, inSpan } from './telemetry.ts'

/** One call, whatever carried it here. */
export interface IncomingCall {
  readonly callerToken: string | undefined
  readonly idempotencyKey: string | undefined
  readonly clientAddress: string | undefined
  readonly traceparent: string | undefined
  /** Milliseconds since the epoch; Infinity when the caller set none. */
  readonly deadlineMs: number
  onCancelled(listener: () => void): void
}

/** Bytes in, bytes out; throws a Refusal, or an error that has been logged already. */
export type Dispatch = (request: Buffer, call: IncomingCall) => Promise<Buffer>

const duration = durationMetric('rpc.server.duration', 'Time to answer an RPC')

const allowed = (rule: AccessRule, caller: Caller): boolean => {
  if (rule === 'anonymous') return true
  if ('services' in rule && caller.kind === 'service') {
    return rule.services.includes(caller.service ?? '')
  }
  return 'roles' in rule && caller.grants.some((grant) => rule.roles.includes(grant.role))
}

const admit = (rule: AccessRule, caller: Caller): void => {
  if (allowed(rule, caller)) return
  if (caller.kind === 'anonymous') throw unauthenticated('SIGN_IN_REQUIRED')
  throw forbidden('ROLE_NOT_ALLOWED')
}

interface Method {
  readonly rpc: string
  readonly rule: AccessRule
  readonly requestType: Message<unknown>
  readonly responseType: Message<unknown>
  readonly handle: (request: unknown, context: Context) => Promise<unknown>
}

const methodOf = (feature: Feature, key: string): Method => {
  const rpc = `${feature.definition.fullName}/${feature.definition.methods[key]?.name ?? key}`
  const definition = feature.definition.methods[key]
  const handle = feature.handlers[key]
  const rule = feature.access[key]
  if (definition === undefined || handle === undefined) throw new Error(`${rpc} has no handler`)
  if (rule === undefined) throw new Error(`${rpc} has no access rule`)
  if (definition.requestStream || definition.responseStream) throw new Error(`${rpc} is a stream`)
  const { requestType, responseType } = definition
  // `feature()` has checked that handler and message types belong together.
  return { rpc, rule, requestType, responseType, handle } as unknown as Method
}

/** The way of every call: trace, log, refusal, deadline, caller, access, handler. */
export const dispatcher = (
  feature: Feature,
  key: string,
  { verifier, log }: { readonly verifier: CallerVerifier; readonly log: Logger },
): Dispatch => {
  const method = methodOf(feature, key)
  const attributes = { rpc: method.rpc }

  const answer = async (bytes: Buffer, call: IncomingCall, line: Line): Promise<Buffer> => {
    const nowMs = Date.now()
    const ms = budget(call.deadlineMs, nowMs)
    const { callerToken, idempotencyKey, clientAddress } = call
    const caller = callerToken === undefined ? anonymous : await verifier(callerToken)
    line.accountId = caller.accountId || caller.service
    admit(method.rule, caller)
    const request = decode(method.requestType, bytes)
    line.schoolId = schoolIn(request)
    const limited = limit(ms, call.onCancelled)
    const context: Context = {
      caller,
      callerToken,
      idempotencyKey,
      clientAddress,
      log,
      get signal() {
        return limited.signal()
      },
      deadline: new Date(nowMs + ms),
    }
    try {
      const response = await Promise.race([method.handle(request, context), limited.expired])
      return encode(method.responseType, response)
    } finally {
      clearTimeout(limited.timer)
    }
  }

  const logged = async (bytes: Buffer, call: IncomingCall): Promise<Buffer> => {
    const startedAt = performance.now()
    const line: Line = { rpc: method.rpc, outcome: 'ok' }
    try {
      return await answer(bytes, call, line)
    } catch (error) {
      line.outcome = error instanceof Refusal ? error.reason : 'INTERNAL'
      if (!(error instanceof Refusal)) log.error({ ...attributes, err: error }, 'a bug')
      throw error
    } finally {
      const ms = performance.now() - startedAt
      duration(ms, { ...attributes, outcome: line.outcome })
      line.ms = Math.round(ms * 10) / 10
      log.info(line, 'rpc')
    }
  }

  return (bytes, call) =>
    continueTrace(call.traceparent, () =>
      inSpan(method.rpc, attributes, () => logged(bytes, call), asServer),
    )
}

interface Line {
  rpc: string
  outcome: string
  accountId?: string | undefined
  schoolId?: string | undefined
  ms?: number
}

const decode = (type: Message<unknown>, bytes: Buffer): unknown => {
  try {
    return type.decode(bytes)
  } catch {
    throw new Refusal('invalid', 'NOT_A_MESSAGE')
  }
}

const schoolIn = (request: unknown): string | undefined =>
  typeof request === 'object' && request !== null && 'schoolId' in request
    ? String(request.schoolId)
    : undefined
