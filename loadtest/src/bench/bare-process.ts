import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import { answerParent, childOptions } from './child.ts'

/** The bare routes: Fastify with `pg` reading one stored week by primary key, and updating one row durably; nothing else. */
const { databaseUrl } = childOptions<{ databaseUrl: string }>()

const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
const app = Fastify()

app.get('/weeks/:pupilId/:startsOn', async (request, reply) => {
  const { pupilId, startsOn } = request.params as { pupilId: string; startsOn: string }
  const { rows } = await pool.query<{ body: string }>({
    name: 'read_week',
    text: 'select body from bare_week where pupil_id = $1 and starts_on = $2',
    values: [pupilId, startsOn],
  })
  return reply.type('application/json; charset=utf-8').send(rows[0]?.body)
})

app.put('/rows/:number', async (request) => {
  const { number } = request.params as { number: string }
  const { rows } = await pool.query<{ version: number }>({
    name: 'update_row',
    text: 'update bare_row set version = version + 1 where number = $1 returning version',
    values: [number],
  })
  return { number, version: rows[0]?.version }
})

answerParent({
  listen: async () => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    // A TCP server's address is never a string.
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  },
  stop: async () => {
    await app.close()
    await pool.end()
  },
})
