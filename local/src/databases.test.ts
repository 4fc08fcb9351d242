import { randomBytes } from 'node:crypto'
import { expect, it } from '@jest/globals'
import pg from 'pg'
import { createDatabases, dropDatabases } from './databases.ts'

const server = process.env['TEST_POSTGRES_URL'] ?? ''

it('makes databases once, refuses those of another data folder, and drops them when asked', async () => {
  const prefix = `folder_${randomBytes(4).toString('hex')}_`
  try {
    const databases = await createDatabases(server, 'first', prefix)
    expect(await createDatabases(server, 'first', prefix)).toEqual(databases)
    await expect(createDatabases(server, 'second', prefix)).rejects.toMatchObject({
      name: 'ServerUnavailable',
      message: expect.stringMatching(/already has the role folder_.*npm run stack -- --reset/),
    })
    await dropDatabases(server, prefix)
    const anew = await createDatabases(server, 'second', prefix)
    const client = new pg.Client({ connectionString: anew.journal })
    await client.connect()
    await client.end()
  } finally {
    await dropDatabases(server, prefix)
  }
})
