import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { callerPublicKey } from '@zvonok/testing/callers'
import { startNotes } from '@zvonok/testing/note-service'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { createDirectBus } from './bus-direct.ts'
import { createClient } from './grpc-client.ts'
import { NoteServiceDefinition } from '@zvonok/testing/notes'
import { runService } from './run-service.ts'
import type { Platform } from './run-service.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
})
afterAll(() => database[Symbol.asyncDispose]())

describe('a process', () => {
  it('serves until it is told to stop, then lets everything go', async () => {
    const env = {
      DATABASE_URL: database.url,
      CALLER_PUBLIC_KEY: await callerPublicKey(),
      LOG_LEVEL: 'silent',
    }
    let answer: unknown
    const start = async ({ env: given, drivers }: Platform) => {
      const service = await startNotes(given, { ...drivers, bus: createDirectBus() })
      using client = createClient(NoteServiceDefinition, { address: service.address })
      answer = await client
        .getNote({ schoolId: '', noteId: '', body: '' })
        .catch((error: unknown) => error)
      setImmediate(() => process.emit('SIGTERM'))
      return service
    }
    await runService({ name: 'notes', start }, env)
    expect(answer).toMatchObject({ reason: 'NOTE_NOT_FOUND' })
  })

  it('says what is missing instead of starting', async () => {
    const written: string[] = []
    const { write } = process.stderr
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0
    try {
      await runService(
        { name: 'notes', start: ({ env, drivers }) => startNotes(env, drivers) },
        { LOG_LEVEL: 'silent' },
      )
    } finally {
      process.stderr.write = write
    }
    expect(written.join('')).toContain('DATABASE_URL is not set')
    expect(process.exitCode).toBe(1)
    process.exitCode = 0
  })
})
