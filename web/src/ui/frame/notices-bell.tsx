import { Indicator, Popover } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListNoticesResponse, Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { Link } from '@tanstack/react-router'
import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { usePlaces } from '../../app/use-place.ts'
import { useLive } from '../../app/use-live.ts'
import { keptOffline } from '../../offline/keeping.ts'
import { useFormat } from '../format.ts'
import { Loaded } from '../states/loaded.tsx'
import { placeOfNotice } from './notice-place.ts'
import { useNoticeToasts } from './use-notice-toasts.tsx'
import { useNoticeWords } from './notice-words.ts'
import classes from './frame.module.css'

type Notices = Json<ListNoticesResponse>

const key = ['notices'] as const

export const NoticesBell = () => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: key,
    queryFn: () => read<Notices>('/api/notices'),
    meta: keptOffline,
  })
  const toasts = useNoticeToasts(query.data)
  useLive('notices', () => {
    toasts.expect()
    void queryClient.invalidateQueries({ queryKey: key })
  })
  const markRead = useMutation({
    mutationFn: () => command('POST', '/api/notices/read', { body: { noticeIds: [] } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  const unread = query.data?.unread ?? 0
  const close = () => unread > 0 && markRead.mutate()
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
      onClose={close}
    >
      <Popover.Target>
        <button type="button" className={classes['quiet']}>
          <span className="visually-hidden">{t('notices.open', { count: unread })}</span>
          <Indicator aria-hidden label={unread} disabled={unread === 0} size={16} color="red.8">
            <IconBell size={20} stroke={1.75} aria-hidden />
          </Indicator>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes['notices']} aria-label={t('notices.title')}>
        <Loaded
          query={query}
          isEmpty={({ notices }) => notices.length === 0}
          empty={<p>{t('notices.none')}</p>}
        >
          {({ notices }) => notices.map((notice) => <Row key={notice.noticeId} notice={notice} />)}
        </Loaded>
        <Link to="/notices">{t('notices.all')}</Link>
      </Popover.Dropdown>
    </Popover>
  )
}

const Row = ({ notice }: { readonly notice: Json<Notice> }) => {
  const format = useFormat()
  const { headline, rest } = useNoticeWords()(notice)
  const place = placeOfNotice(notice, usePlaces())
  return (
    <div className={classes['notice']} data-unread={notice.isRead ? undefined : ''}>
      {place === undefined ? <strong>{headline}</strong> : <Link {...place}>{headline}</Link>}
      {rest !== '' && <span>{rest}</span>}
      {notice.createdAt !== undefined && (
        <time dateTime={notice.createdAt}>{format.moment(new Date(notice.createdAt))}</time>
      )}
    </div>
  )
}
