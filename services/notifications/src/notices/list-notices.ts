import type {
  ListNoticesRequest,
  ListNoticesResponse,
  Notice,
} from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { personsOf } from '../access.ts'
import { sentKind } from '../kinds.ts'
import type { Parts } from '../parts.ts'
import { countUnread, listNotices as list, type NoticeRow } from './store.ts'

const usualLimit = 30
const mostAtOnce = 100

const toMessage = ({ pupilId, kind, ...row }: NoticeRow): Notice => ({
  ...row,
  kind: sentKind(kind),
  pupilId: pupilId ?? '',
})

const checkLimit = (limit: number): number => {
  if (limit < 0 || limit > mostAtOnce) {
    throw invalid('limit', 'OUT_OF_RANGE', { least: '0', most: String(mostAtOnce) })
  }
  return limit === 0 ? usualLimit : limit
}

/** A person of several schools has one list: the scope is every school, the rows are the caller's own. */
export const listNotices =
  ({ db }: Parts) =>
  async (request: ListNoticesRequest, { caller }: Context): Promise<ListNoticesResponse> => {
    const before = request.before === '' ? undefined : request.before
    if (before !== undefined && !isId(before)) throw invalid('before', 'NOT_AN_ID')
    const limit = checkLimit(request.limit)
    const persons = personsOf(caller)
    return db.read({ everySchool: true }, async (read) => {
      const [rows, unread] = await Promise.all([
        list(read, persons, { before, limit }),
        countUnread(read, persons),
      ])
      return { notices: rows.map(toMessage), unread }
    })
  }
