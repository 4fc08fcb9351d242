import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/rpc'
import { Mark, PutMarkRequest } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { checkIds, checkText } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { longestComment } from './rules.ts'
import { throwMarkRefusal } from './store.ts'
import { writeMark } from './write-marks.ts'

export const putMark =
  (parts: Parts) =>
  async (request: PutMarkRequest, context: Context): Promise<Mark> => {
    const { schoolId, lessonId, pupilId, workNumber, value, expectedVersion } = request
    checkIds({ schoolId, lessonId, pupilId })
    const comment = checkText('comment', request.comment, longestComment)
    const cell = { pupilId, workNumber, value, comment, expectedVersion }
    return command(
      parts,
      context,
      { schoolId, request, requestType: PutMarkRequest },
      (tx) => writeMark(tx, parts, context, { schoolId, lessonId, cell }),
      Mark,
    ).catch(throwMarkRefusal)
  }
