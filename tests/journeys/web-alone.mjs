// Only the pages, as the gateway serves them: jest can't load every module of the gateway.
import { securityHeaders } from '@zvonok/gateway/plugins/security-headers'
import { web } from '@zvonok/gateway/plugins/web'
import Fastify from 'fastify'

const app = Fastify()
await app.register(securityHeaders, { isLoopback: true, providerOrigin: 'http://127.0.0.1:1' })
await app.register(web, { directory: process.env.WEB_DIRECTORY })
app.get('/readyz', async () => ({ status: 'ready' }))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })

process.once('SIGTERM', async () => {
  await app.close()
  process.exit(0)
})
