import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { person, serviceCaller, teacher } from '@zvonok/testing/callers'
import { startNotes } from '@zvonok/testing/note-service'
import {
  Note,
  NoteAsked,
  NoteServiceDefinition,
  NoteWritten,
  noteMigrations,
} from '@zvonok/testing/notes'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { verifyAudit } from './audit.ts'
import { newId } from './id.ts'
import { getJob } from './jobs.ts'
import { sql } from './postgres.ts'

let box: Box
let schoolId: string
beforeAll(async () => {
  box = await startBox('notes', startNotes, { migrations: noteMigrations })
})
afterAll(() => box[Symbol.asyncDispose]())
beforeEach(() => {
  schoolId = newId()
})

const asTeacher = () => box.client(NoteServiceDefinition, teacher({ schoolId, personId: newId() }))
const noteOf = (body: string): Note => ({ schoolId, noteId: newId(), body, version: 1 })

describe('a call', () => {
  it('is answered, announced and audited', async () => {
    const note = noteOf('hello')
    expect(await asTeacher().writeNote(note)).toEqual(note)
    await box.settled()
    const announced = box
      .recordedEvents(NoteWritten)
      .filter((one) => one.event.noteId === note.noteId)
    expect(announced).toEqual([
      {
        event: note,
        envelope: expect.objectContaining({
          schoolId,
          subjectId: note.noteId,
          version: 1,
          type: 'zvonok.notes.v1.NoteWritten',
          occurredAt: box.clock.now(),
        }),
      },
    ])
    expect(await box.db.read({ schoolId }, (read) => verifyAudit(read, schoolId))).toEqual({
      entries: 1,
      brokenAt: undefined,
    })
  })

  it('comes back as the refusal the service threw', async () => {
    await expect(asTeacher().writeNote(noteOf(''))).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'EMPTY',
      violations: [{ field: 'body', reason: 'EMPTY' }],
    })
    await expect(asTeacher().getNote(noteOf('x'))).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'NOTE_NOT_FOUND',
    })
  })

  it('hides the text of a bug and logs it once', async () => {
    const failure = await asTeacher()
      .writeNote(noteOf('bug'))
      .catch((error: unknown) => error)
    expect(String(failure)).not.toContain('secret')
    expect(box.logged.filter((line) => JSON.stringify(line).includes('secret text'))).toHaveLength(
      1,
    )
  })

  it('needs a role', async () => {
    const nobody = box.client(NoteServiceDefinition)
    await expect(nobody.writeNote(noteOf('x'))).rejects.toMatchObject({ kind: 'unauthenticated' })
    const pupil = box.client(
      NoteServiceDefinition,
      person({ role: 'pupil', personId: newId(), schoolId }),
    )
    await expect(pupil.writeNote(noteOf('x'))).rejects.toMatchObject({ reason: 'ROLE_NOT_ALLOWED' })
    await expect(asTeacher().importNotes(noteOf('x'))).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
    await expect(nobody.writeNote(noteOf('x'), { caller: 'forged' })).rejects.toMatchObject({
      reason: 'CALLER_NOT_VERIFIED',
    })
  })

  it('ends at its deadline, and is refused when too little is left', async () => {
    const never = { ...noteOf('x'), noteId: 'never' }
    await expect(asTeacher().getNote(never, { deadlineMs: 150 })).rejects.toMatchObject({
      reason: 'DEADLINE_EXCEEDED',
    })
    await expect(asTeacher().getNote(never, { deadlineMs: 60 })).rejects.toMatchObject({
      reason: 'DEADLINE_TOO_SHORT',
    })
  })

  it('is cancelled by its caller', async () => {
    const controller = new AbortController()
    const call = asTeacher().getNote(
      { ...noteOf('x'), noteId: 'never' },
      { signal: controller.signal },
    )
    controller.abort()
    await expect(call).rejects.toMatchObject({ reason: 'CANCELLED' })
  })

  it('leaves one line with ids and without the content', async () => {
    const note = noteOf('private words')
    await asTeacher().writeNote(note)
    const lines = box.logged.filter((line) => line['schoolId'] === schoolId)
    expect(lines).toEqual([
      expect.objectContaining({
        rpc: 'zvonok.notes.v1.NoteService/WriteNote',
        outcome: 'ok',
        service: 'notes',
      }),
    ])
    expect(JSON.stringify(box.logged)).not.toContain('private words')
  })
})

describe('an idempotency key', () => {
  it('answers a repeat with what was answered', async () => {
    const note = noteOf('once')
    const options = { idempotencyKey: newId() }
    const notes = asTeacher()
    const first = await notes.writeNote(note, options)
    expect(await notes.writeNote(note, options)).toEqual(first)
    expect(await box.db.read({ schoolId }, (read) => verifyAudit(read, schoolId))).toMatchObject({
      entries: 1,
    })
  })

  it('is refused with another request', async () => {
    const options = { idempotencyKey: newId() }
    const notes = asTeacher()
    await notes.writeNote(noteOf('first'), options)
    await expect(notes.writeNote(noteOf('second'), options)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('lets ten racing repeats write once', async () => {
    const note = noteOf('raced')
    const options = { idempotencyKey: newId() }
    const notes = asTeacher()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => notes.writeNote(note, options)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await box.db.read({ schoolId }, (read) => verifyAudit(read, schoolId))).toMatchObject({
      entries: 1,
    })
  })
})

describe('an event', () => {
  const bodyOf = (noteId: string) =>
    box.db.read({ schoolId }, (read) =>
      read.maybe<{ body: string }>(
        'note_body',
        sql`select body from note where note_id = ${noteId}`,
      ),
    )

  it('is applied once, however often it comes', async () => {
    const note = noteOf('asked')
    const about = { schoolId, subjectId: note.noteId, version: 1, eventId: newId() }
    await box.deliver(NoteAsked, note, about)
    await box.deliver(NoteAsked, { ...note, body: 'changed', version: 2 }, about)
    expect(await bodyOf(note.noteId)).toEqual({ body: 'asked' })
  })

  it('of an older version changes nothing', async () => {
    const note = noteOf('new')
    const about = { schoolId, subjectId: note.noteId }
    await box.deliver(NoteAsked, { ...note, version: 2 }, about)
    await box.deliver(NoteAsked, { ...note, body: 'old', version: 1 }, about)
    expect(await bodyOf(note.noteId)).toEqual({ body: 'new' })
  })

  it('that is poison goes to the dead letters', async () => {
    const note = noteOf('poison')
    await box.deliver(NoteAsked, note, { schoolId, subjectId: note.noteId })
    const letters = await box.db.direct.rows(
      'letters',
      sql`select consumer, type, error, tries from dead_letter`,
    )
    expect(letters).toEqual([
      { consumer: 'notes', type: 'zvonok.desk.v1.NoteAsked', error: 'poison', tries: 5 },
    ])
  })
})

describe('a job', () => {
  const run = async (body: string) => {
    const gateway = box.client(NoteServiceDefinition, serviceCaller('gateway'))
    const { noteId: jobId } = await gateway.importNotes(noteOf(body))
    await box.settled()
    return box.db.read({ schoolId }, (read) => getJob(read, jobId))
  }

  it('reports its progress and its output', async () => {
    expect(await run('fine')).toMatchObject({
      state: 'done',
      done: 1,
      total: 2,
      output: { imported: 2 },
    })
  })

  it('fails with the reason of a refusal', async () => {
    expect(await run('refused')).toMatchObject({
      state: 'failed',
      refusal: { reason: 'NOTHING_TO_IMPORT' },
    })
  })
})
