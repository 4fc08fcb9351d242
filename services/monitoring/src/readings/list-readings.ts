import type {
  ListReadingsRequest,
  ListReadingsResponse,
} from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { invalid, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { isInside } from '../access.ts'
import { checkId } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { findSchool } from '../replicas/schools.ts'
import * as store from './store.ts'

const [usual, most] = [50, 100]

const checkLimit = (limit: number): number => {
  if (limit >= 0 && limit <= most) return limit === 0 ? usual : limit
  throw invalid('limit', 'LIMIT_INVALID', { most: String(most) })
}

/** The school sees who outside it read its data [M 1.12]. */
export const listReadings =
  ({ db }: Parts) =>
  async (request: ListReadingsRequest, { caller }: Context): Promise<ListReadingsResponse> => {
    const schoolId = checkId('schoolId', request.schoolId)
    const before = request.before === '' ? undefined : checkId('before', request.before)
    const limit = checkLimit(request.limit)
    return db.read({ schoolId }, async (read) => {
      const school = await findSchool(read, schoolId)
      if (school === undefined || !isInside(caller, schoolId)) throw notFound('school')
      return { readings: await store.listReadings(read, school, { before, limit }) }
    })
  }
