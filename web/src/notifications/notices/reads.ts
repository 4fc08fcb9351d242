import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ListNoticesResponse } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { keptOffline } from '../../offline/keeping.ts'

export type Notices = Json<ListNoticesResponse>
export type Notice = Notices['notices'][number]

const pageSize = 50

/** Under the key of the bell, so that whatever makes the bell read anew does it here too. */
export const allNotices = infiniteQueryOptions({
  queryKey: ['notices', 'all'],
  queryFn: ({ pageParam, signal }) =>
    read<Notices>('/api/notices', {
      query: { before: pageParam === '' ? undefined : pageParam, limit: pageSize },
      signal,
    }),
  meta: keptOffline,
  initialPageParam: '',
  getNextPageParam: ({ notices }) =>
    notices.length < pageSize ? undefined : notices.at(-1)?.noticeId,
})
