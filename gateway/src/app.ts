import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import type { CallerSigner } from '@zvonok/runtime/caller'
import type { Drivers } from '@zvonok/runtime/drivers'
import Fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clients } from './clients.ts'
import type { GatewayConfig } from './config.ts'
import { features } from './features.ts'
import { auth } from './plugins/auth.ts'
import { errors } from './plugins/errors.ts'
import { limits } from './plugins/limits.ts'
import { liveUpdates } from './plugins/live.ts'
import { createOpenId } from './plugins/open-id.ts'
import { openApi } from './plugins/openapi.ts'
import { probes } from './plugins/probes.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { sessions } from './plugins/session.ts'
import { signIn } from './plugins/sign-in.ts'
import { tracing } from './plugins/tracing.ts'
import { web } from './plugins/web.ts'
import { addFeatures } from './routes.ts'
import { addSchemas } from './schema.ts'
import { buildValidator } from './validation.ts'

export interface AppOptions {
  readonly config: GatewayConfig
  readonly drivers: Drivers
  readonly clients: Clients
  readonly sign: CallerSigner
  /** Origin users see, without a slash at its end. */
  readonly publicUrl: string
}

const hourMs = 3_600_000
const mib = 1024 * 1024

const isLoopback = (url: string): boolean =>
  /^http:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|$)/.test(url)

/** The gateway without a port: the plugin tree in its order. */
export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const { config, drivers, clients, sign, publicUrl } = options
  const loggerInstance: FastifyBaseLogger = drivers.log
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.TRUSTED_PROXIES,
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    schemaController: { compilersFactory: { buildValidator } },
    routerOptions: { maxParamLength: 200 },
  })
  // Everything else is JSON, or a form with a file.
  app.removeContentTypeParser('text/plain')
  const sessionMs = config.SESSION_HOURS * hourMs
  const openId = createOpenId({
    issuer: config.OIDC_ISSUER,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
    redirectUri: `${publicUrl}/auth/callback`,
  })

  addSchemas(app)
  await app.register(tracing)
  await app.register(securityHeaders, {
    isLoopback: isLoopback(publicUrl),
    providerOrigin: new URL(config.OIDC_ISSUER).origin,
  })
  await app.register(sessions, {
    cache: drivers.cache,
    secret: config.SESSION_SECRET,
    lifeMs: sessionMs,
    isLoopback: isLoopback(publicUrl),
  })
  await app.register(limits, {
    perMinute: config.RATE_LIMIT_PER_MINUTE,
    perAddress: config.RATE_LIMIT_PER_ADDRESS ?? 5 * config.RATE_LIMIT_PER_MINUTE,
    maxDelayMs: config.MAX_EVENT_LOOP_DELAY_MS,
    cache: drivers.cache,
  })
  await app.register(errors)
  await app.register(multipart, {
    limits: { fileSize: 10 * mib, files: 1, fields: 10, parts: 11, fieldSize: 10_000 },
  })
  // Answers that mix a secret with what a visitor sends are not compressed (BREACH).
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], global: false })
  await app.register(openApi, { publicUrl, issuer: config.OIDC_ISSUER })
  await app.register(auth, {
    cache: drivers.cache,
    clients,
    sign,
    openId,
    issuer: config.OIDC_ISSUER,
    publicOrigin: new URL(publicUrl).origin,
  })
  await app.register(signIn, {
    clients,
    openId,
    publicUrl,
    cache: drivers.cache,
    clock: drivers.clock,
    sessionMs,
  })
  await app.register(liveUpdates, {
    live: drivers.live,
    clients,
    recheckMs: config.LIVE_RECHECK_MS,
  })
  addFeatures(app, clients, features)
  await app.register(probes, { cache: drivers.cache })
  await app.register(web, { directory: config.WEB_DIRECTORY })
  return app
}
