import { audit } from '@zvonok/runtime/audit'
import { actorIn, isIn } from '@zvonok/runtime/caller'
import type { Clock } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { on } from '@zvonok/runtime/inbox'
import { enqueue } from '@zvonok/runtime/jobs'
import type { Task } from '@zvonok/runtime/jobs'
import { announce } from '@zvonok/runtime/outbox'
import { sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Db, Tx } from '@zvonok/runtime/postgres'
import { conflict, invalid, notFound } from '@zvonok/runtime/refusal'
import { feature, serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import type { Access, Handlers } from '@zvonok/runtime/rpc'
import {
  Note,
  NoteAsked,
  NoteRequest,
  NoteServiceDefinition,
  NoteWritten,
  noteMigrations,
} from './notes.ts'

type NoteHandlers = Handlers<typeof NoteServiceDefinition>
interface Needs {
  readonly db: Db
  readonly clock: Clock
}

const saveNote = async (tx: Tx, { schoolId, noteId, body, version }: Note): Promise<void> => {
  await tx.execute(
    'note_save',
    sql`
      insert into note (school_id, note_id, body, version)
      values (${schoolId}, ${noteId}, ${body}, ${version})
      on conflict (school_id, note_id) do update
        set body = excluded.body, version = excluded.version
        where excluded.version > note.version`,
  )
}

const writeNote =
  ({ db, clock }: Needs): NoteHandlers['writeNote'] =>
  (request, context) => {
    if (request.body === '') throw invalid('body', 'EMPTY')
    if (request.body === 'bug') throw new Error('secret text of a bug')
    const note: Note = { ...request, version: 1 }
    const { schoolId, noteId } = note
    return command(
      { db, clock },
      context,
      { schoolId, request, requestType: NoteRequest },
      async (tx) => {
        await saveNote(tx, note)
        announce(tx, NoteWritten, note, { schoolId, subjectId: noteId, version: 1, clock })
        const actor = actorIn(context.caller, schoolId)
        audit(tx, {
          schoolId,
          actor,
          action: 'note.write',
          subject: `note/${noteId}`,
          after: note,
          at: clock.now(),
        })
        return note
      },
      Note,
    ).catch((error: unknown) => {
      throw uniqueViolation(error) === 'note_body_key' ? conflict('ALREADY_WRITTEN') : error
    })
  }

const getNote =
  ({ db }: Needs): NoteHandlers['getNote'] =>
  async ({ schoolId, noteId }, { caller, signal }) => {
    if (!isIn(caller, schoolId)) throw notFound('note')
    if (noteId === 'never')
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      )
    const note = await db.read({ schoolId }, (read) =>
      read.maybe<Note>(
        'note_get',
        sql`select school_id, note_id, body, version from note where note_id = ${noteId}`,
      ),
    )
    if (note === undefined) throw notFound('note')
    return note
  }

/** Answers the job's id as the note's. */
const importNotes =
  ({ db }: Needs): NoteHandlers['importNotes'] =>
  async ({ schoolId, body }) => {
    const jobId = await db.transaction({ schoolId }, (tx) =>
      enqueue(tx, { schoolId, kind: 'notes.import', input: { body } }),
    )
    return { schoolId, noteId: jobId, body, version: 0 }
  }

const importTask: Task = async ({ input }, progress) => {
  const { body } = input as { body: string }
  await progress.report(1, 2)
  if (body === 'refused') throw conflict('NOTHING_TO_IMPORT')
  if (body === 'bug') throw new Error('a bug in the task')
  return { imported: 2 }
}

const access: Access<typeof NoteServiceDefinition> = {
  writeNote: { roles: ['teacher'] },
  getNote: 'anonymous',
  importNotes: { services: ['gateway'] },
}

export const startNotes = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'notes',
    env,
    drivers,
    migrations: noteMigrations,
    parts: ({ db, clock }) => ({
      features: [
        feature(
          NoteServiceDefinition,
          {
            writeNote: writeNote({ db, clock }),
            getNote: getNote({ db, clock }),
            importNotes: importNotes({ db, clock }),
          },
          access,
        ),
      ],
      consumers: [
        {
          topics: ['desk.v1'],
          handlers: [
            on(NoteAsked, (tx, note) => {
              if (note.body === 'poison') throw new Error('poison')
              return saveNote(tx, note)
            }),
          ],
        },
      ],
      jobs: { 'notes.import': importTask },
    }),
  })
