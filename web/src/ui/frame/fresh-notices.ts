import type { ListNoticesResponse } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { Json } from '../../api/types.ts'

type Notices = Json<ListNoticesResponse>

/** Unread ones that have come since `before` was read, the newest first: their ids grow with time. */
export const freshNotices = (before: Notices | undefined, now: Notices): Notices['notices'] => {
  const newest = before?.notices[0]?.noticeId ?? ''
  return before === undefined
    ? []
    : now.notices.filter(({ noticeId, isRead }) => !isRead && noticeId > newest)
}
