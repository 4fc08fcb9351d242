import { command } from '@zvonok/runtime/command'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { PutMarksRequest, PutMarksResponse } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { checkIds, checkText } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { longestComment, type WantedMark } from './rules.ts'
import { throwMarkRefusal } from './store.ts'
import { writeMarks } from './write-marks.ts'

const mostCells = 200

const check = ({ schoolId, lessonId, marks }: PutMarksRequest): WantedMark[] => {
  checkIds({ schoolId, lessonId })
  if (marks.length === 0) throw invalid('marks', 'NOTHING_GIVEN')
  if (marks.length > mostCells) throw invalid('marks', 'TOO_MANY', { most: String(mostCells) })
  const seen = new Set<string>()
  return marks.map((mark, index) => {
    const path = `marks[${index}]`
    checkIds({ [`${path}.pupilId`]: mark.pupilId })
    const cell = `${mark.pupilId} ${mark.workNumber}`
    if (seen.has(cell)) throw invalid(path, 'GIVEN_TWICE')
    seen.add(cell)
    const { pupilId, workNumber, expectedVersion } = mark
    // In a pasted column an empty cell removes what stands there.
    const value = mark.value.trim() === '' ? undefined : mark.value
    const comment = checkText(`${path}.comment`, mark.comment, longestComment)
    return { pupilId, workNumber, expectedVersion, value, comment }
  })
}

/** A pasted column: all or nothing. */
export const putMarks =
  (parts: Parts) =>
  async (request: PutMarksRequest, context: Context): Promise<PutMarksResponse> => {
    const cells = check(request)
    const { schoolId, lessonId } = request
    return command(
      parts,
      context,
      { schoolId, request, requestType: PutMarksRequest },
      async (tx) => ({
        marks: await writeMarks(tx, parts, context, { schoolId, lessonId, cells, isColumn: true }),
      }),
      PutMarksResponse,
    ).catch(throwMarkRefusal)
  }
