import type { Message } from '@zvonok/runtime/message'

/**
 * A tiny contract and service for the tests of the runtime itself: notes of a school.
 * Shaped like ts-proto's output, with JSON inside so that it needs no generated code.
 */
export interface Note {
  readonly schoolId: string
  readonly noteId: string
  readonly body: string
  readonly version: number
}

export interface NoteRequest {
  readonly schoolId: string
  readonly noteId: string
  readonly body: string
}

const jsonMessage = <T>(name: string): Message<T> => ({
  $type: `zvonok.notes.v1.${name}`,
  encode: (message) => ({ finish: () => Buffer.from(JSON.stringify(message)) }),
  decode: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as T,
})

export const Note = jsonMessage<Note>('Note')
export const NoteRequest = jsonMessage<NoteRequest>('NoteRequest')
/** Announced by the notes service. */
export const NoteWritten = jsonMessage<Note>('NoteWritten')

/** Announced by somebody else: `zvonok.desk.v1.NoteAsked` on `desk.v1`. */
export const NoteAsked: Message<Note> = {
  ...jsonMessage<Note>('NoteAsked'),
  $type: 'zvonok.desk.v1.NoteAsked',
}

const method = <N extends string>(name: N) =>
  ({
    name,
    requestType: NoteRequest,
    requestStream: false,
    responseType: Note,
    responseStream: false,
    options: {},
  }) as const

export const NoteServiceDefinition = {
  name: 'NoteService',
  fullName: 'zvonok.notes.v1.NoteService',
  methods: {
    writeNote: method('WriteNote'),
    getNote: method('GetNote'),
    importNotes: method('ImportNotes'),
  },
} as const

export const noteMigrations = new URL('../fixtures/note-migrations/', import.meta.url)
