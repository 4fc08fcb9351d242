import type { PutAttendanceResponse } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import type { Mark } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { request } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import type { Item, Outcome, Saved } from './types.ts'
import type { AttendanceWrite, MarkWrite, Write } from './writes.ts'

type Details = Readonly<Record<string, string>>

// A hung connection must not hold the queue; the same key makes the second try harmless.
const timeoutMs = 20_000

const sendMark = async (item: Item<Write>, write: MarkWrite): Promise<Saved> => {
  const { schoolId, lessonId, pupilId, workNumber, value, comment } = write
  const path = `/api/schools/${schoolId}/journal-lessons/${lessonId}/marks/${pupilId}/${workNumber}`
  const method = value === '' ? 'DELETE' : 'PUT'
  const mark = await request<Json<Mark>>(method, path, {
    body: { ...(value === '' ? {} : { value, comment }), expectedVersion: item.baseVersion },
    idempotencyKey: item.idempotencyKey,
    signal: AbortSignal.timeout(timeoutMs),
  })
  return {
    value: mark.value,
    comment: mark.comment,
    version: mark.version,
    by: mark.setBy,
    ...(mark.setAt === undefined ? {} : { at: mark.setAt }),
  }
}

const sendAttendance = async (item: Item<Write>, write: AttendanceWrite): Promise<Saved> => {
  const { schoolId, lessonId, pupilId, value: code } = write
  const { entries } = await request<Json<PutAttendanceResponse>>(
    'PUT',
    `/api/schools/${schoolId}/journal-lessons/${lessonId}/attendance`,
    {
      body: { entries: [{ pupilId, code, version: item.baseVersion }] },
      idempotencyKey: item.idempotencyKey,
      signal: AbortSignal.timeout(timeoutMs),
    },
  )
  return { value: code, comment: '', version: entries[0]?.version ?? item.baseVersion + 1 }
}

/** What another person put in between, as the refusal tells it; nobody and never are empty. */
const theirsOf = ({ value = '', version, setBy = '', setAt = '' }: Details): Saved => ({
  value,
  comment: '',
  version: Number(version ?? 0),
  ...(setBy === '' ? {} : { by: setBy }),
  ...(setAt === '' ? {} : { at: setAt }),
})

const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof Problem)) return { kind: 'later' }
  if (error.status === 401) return { kind: 'signed-out' }
  if (error.reason === 'CHANGED_BY_ANOTHER')
    return { kind: 'overtaken', theirs: theirsOf(error.body.details ?? {}) }
  if (!error.isPassing) return { kind: 'refused', problem: error.body }
  const { retryAfterMs } = error
  return {
    kind: 'later',
    ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }),
    // 500 is a bug that this change has found; 503, 429 and no answer are the server's state.
    ...(error.status === 500 ? { problem: error.body } : {}),
  }
}

export const sendWrite = async (item: Item<Write>): Promise<Outcome> => {
  const { write } = item
  try {
    const saved =
      write.kind === 'mark' ? await sendMark(item, write) : await sendAttendance(item, write)
    return { kind: 'saved', saved }
  } catch (error) {
    return outcomeOf(error)
  }
}
