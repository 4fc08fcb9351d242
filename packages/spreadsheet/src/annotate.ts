import { failureProblem } from './failure.ts'
import { runInWorker } from './pool.ts'
import { preflight } from './preflight.ts'
import type { Problem } from './problem.ts'

/** A comment for one cell, already in the reader's language. */
export interface Note extends Pick<Problem, 'sheet' | 'row' | 'column'> {
  readonly text: string
}

export type Annotated =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: Problem }

/**
 * The uploaded workbook with a comment in each offending cell; a problem of a whole row is noted in
 * its column A, of a whole sheet in A1. Several notes of a cell become one comment.
 */
export const annotate = async (bytes: Uint8Array, notes: readonly Note[]): Promise<Annotated> => {
  const refused = await preflight(bytes)
  if (refused !== undefined) return { ok: false, problem: refused }
  try {
    const written = await runInWorker<Uint8Array>('annotate', { bytes, notes })
    return { ok: true, bytes: Buffer.from(written.buffer, written.byteOffset, written.byteLength) }
  } catch (error) {
    return { ok: false, problem: failureProblem(error) }
  }
}
