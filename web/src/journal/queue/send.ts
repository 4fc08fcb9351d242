import type { PutAttendanceResponse } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import type { Mark, PutMarksResponse } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { request, type Call } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { outcomesOf, withoutQuarrel } from './outcomes.ts'
import { commandKey } from './rules.ts'
import type { Item, Outcome, Saved } from './types.ts'
import type { MarkWrite, Write } from './writes.ts'

// A hung connection must not hold the queue; the same key makes the second try harmless.
const timeoutMs = 20_000

const put = <T>(
  item: Item<Write>,
  path: string,
  body: unknown,
  method: 'PUT' | 'DELETE' = 'PUT',
): Promise<T> => {
  const { schoolId, lessonId } = item.write
  const call: Call = {
    body,
    idempotencyKey: commandKey(item),
    signal: AbortSignal.timeout(timeoutMs),
  }
  return request<T>(method, `/api/schools/${schoolId}/journal-lessons/${lessonId}/${path}`, call)
}

const savedOf = (mark: Json<Mark>): Saved => ({
  value: mark.value,
  comment: mark.comment,
  version: mark.version,
  by: mark.setBy,
  ...(mark.setAt === undefined ? {} : { at: mark.setAt }),
})

const sendMark = async (item: Item<Write>, write: MarkWrite): Promise<readonly Saved[]> => {
  const { pupilId, workNumber, value, comment } = write
  const isGone = value === ''
  const body = { ...(isGone ? {} : { value, comment }), expectedVersion: item.baseVersion }
  const path = `marks/${pupilId}/${workNumber}`
  return [savedOf(await put<Json<Mark>>(item, path, body, isGone ? 'DELETE' : 'PUT'))]
}

const sendMarks = async (items: readonly Item<Write>[]): Promise<readonly Saved[]> => {
  const [first] = items
  if (first === undefined) return []
  const cells = items.flatMap(({ write, baseVersion }) => {
    if (write.kind !== 'mark') return []
    const { pupilId, workNumber, value, comment } = write
    return [{ pupilId, workNumber, value, comment, expectedVersion: baseVersion }]
  })
  const { marks } = await put<Json<PutMarksResponse>>(first, 'marks', { marks: cells })
  return marks.map(savedOf)
}

const sendAttendance = async (items: readonly Item<Write>[]): Promise<readonly Saved[]> => {
  const [first] = items
  if (first === undefined) return []
  const named = items.filter(({ write }) => write.kind === 'attendance')
  const { entries } = await put<Json<PutAttendanceResponse>>(first, 'attendance', {
    entries: named.map(({ write, baseVersion }) => ({
      pupilId: write.pupilId,
      code: write.value,
      version: baseVersion,
    })),
  })
  return items.map(({ write, baseVersion }) => ({
    value: write.value,
    comment: '',
    version: entries.find(({ pupilId }) => pupilId === write.pupilId)?.version ?? baseVersion + 1,
  }))
}

const sendCommand = (items: readonly Item<Write>[]): Promise<readonly Saved[]> => {
  const [first] = items
  if (first?.write.kind !== 'mark') return sendAttendance(items)
  return items.length === 1 ? sendMark(first, first.write) : sendMarks(items)
}

/** One command: a mark, the marks of a column, or the attendance of one or many. */
export const sendWrites = async (items: readonly Item<Write>[]): Promise<readonly Outcome[]> => {
  try {
    return (await sendCommand(items)).map((saved) => ({ kind: 'saved', saved }))
  } catch (error) {
    return outcomesOf(error, items.length).map((outcome, index) => {
      const write = items[index]?.write
      return write === undefined ? outcome : withoutQuarrel(outcome, write)
    })
  }
}
