import type {
  GetFinalsRequest,
  GetFinalsResponse,
} from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { allowReading } from '../allow-reading.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { findFinals } from './finals-store.ts'
import { finalsOf } from './rules.ts'

export const getFinals =
  ({ db }: Parts) =>
  async (request: GetFinalsRequest, { caller }: Context): Promise<GetFinalsResponse> => {
    const { schoolId, pupilId } = request
    checkIds({ schoolId, pupilId })
    await allowReading(db, caller, request)
    const row = await db.read({ schoolId }, (read) => findFinals(read, request))
    if (row === undefined) throw notFound('pupil')
    return { body: Buffer.from(JSON.stringify(finalsOf(row, pupilId))) }
  }
