import { NoticeServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { feature } from '@zvonok/runtime/service'
import { people } from '../access.ts'
import type { Parts } from '../parts.ts'
import { listNotices } from './list-notices.ts'
import { readNotices } from './read-notices.ts'

export const noticeFeature = (parts: Parts) =>
  feature(
    NoticeServiceDefinition,
    { listNotices: listNotices(parts), readNotices: readNotices(parts) },
    { listNotices: { roles: people }, readNotices: { roles: people } },
  )
