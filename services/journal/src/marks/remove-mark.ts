import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/rpc'
import { Mark, RemoveMarkRequest } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { throwMarkRefusal } from './store.ts'
import { writeMark } from './write-marks.ts'

/** The cell keeps its version and its history [M 4.13]. */
export const removeMark =
  (parts: Parts) =>
  async (request: RemoveMarkRequest, context: Context): Promise<Mark> => {
    const { schoolId, lessonId, pupilId, workNumber, expectedVersion } = request
    checkIds({ schoolId, lessonId, pupilId })
    const cell = { pupilId, workNumber, value: undefined, comment: '', expectedVersion }
    return command(
      parts,
      context,
      { schoolId, request, requestType: RemoveMarkRequest },
      (tx) => writeMark(tx, parts, context, { schoolId, lessonId, cell }),
      Mark,
    ).catch(throwMarkRefusal)
  }
