import { NoticeServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { feature, get, post } from '../feature.ts'

export const notices = feature(NoticeServiceDefinition, {
  listNotices: get('/notices'),
  readNotices: post('/notices/read'),
})
