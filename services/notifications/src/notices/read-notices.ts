import {
  ReadNoticesRequest,
  ReadNoticesResponse,
} from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { command } from '@zvonok/runtime/command'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { personsOf } from '../access.ts'
import type { Parts } from '../parts.ts'
import { countUnread, markRead } from './store.ts'

const mostAtOnce = 1000

/** No audit and no version: reading is the reader's own affair and never undone. */
export const readNotices =
  (parts: Parts) =>
  async (request: ReadNoticesRequest, context: Context): Promise<ReadNoticesResponse> => {
    const { noticeIds } = request
    if (noticeIds.length > mostAtOnce) {
      throw invalid('noticeIds', 'TOO_MANY', { most: String(mostAtOnce) })
    }
    const wrong = noticeIds.findIndex((id) => !isId(id))
    if (wrong !== -1) throw invalid(`noticeIds[${wrong}]`, 'NOT_AN_ID')
    const persons = personsOf(context.caller)
    return command(
      parts,
      context,
      { request, requestType: ReadNoticesRequest },
      async (tx) => {
        markRead(tx, persons, noticeIds, parts.clock.now())
        return { unread: await countUnread(tx, persons) }
      },
      ReadNoticesResponse,
    )
  }
