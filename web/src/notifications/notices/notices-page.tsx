import { Button, Select, Switch } from '@mantine/core'
import { IconCheck, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { command } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { toastProblem } from '../../ui/toasts.tsx'
import { kindOf, noticeKinds } from '../kinds.ts'
import { byDay, localDate } from './by-day.ts'
import { NoticeRow } from './notice-row.tsx'
import { allNotices } from './reads.ts'
import classes from './notices.module.css'

export const NoticesPage = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/frame/notices' })
  const navigate = useNavigate({ from: '/notices' })
  const queryClient = useQueryClient()
  const query = useInfiniteQuery(allNotices)
  const markRead = useMutation({
    mutationFn: (noticeIds: readonly string[]) =>
      command('POST', '/api/notices/read', { body: { noticeIds } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
    onError: (error) => toastProblem(problemOf(error)),
  })
  const { kind, unread } = search
  const { kind: _kind, ...ofAnyKind } = search
  const { unread: _unread, ...readToo } = search
  const unreadCount = query.data?.pages[0]?.unread ?? 0
  return (
    <div className={classes['page']}>
      <PageHead title={t('noticesPage.title')}>
        {unreadCount > 0 && (
          <Button
            variant="default"
            leftSection={<IconCheck size={18} stroke={1.75} aria-hidden />}
            loading={markRead.isPending}
            onClick={() => markRead.mutate([])}
          >
            {t('noticesPage.readAll', { count: unreadCount })}
          </Button>
        )}
        <Button
          component={Link}
          to="/notices/preferences"
          variant="subtle"
          leftSection={<IconSettings size={18} stroke={1.75} aria-hidden />}
        >
          {t('noticesPage.preferences')}
        </Button>
      </PageHead>
      <div className={classes['filters']}>
        <Select
          aria-label={t('noticesPage.kinds')}
          placeholder={t('noticesPage.allKinds')}
          clearable
          clearButtonProps={{ 'aria-label': t('noticesPage.allKinds') }}
          data={noticeKinds.map((each) => ({ value: each, label: t(`noticesPage.kind.${each}`) }))}
          value={kind ?? null}
          onChange={(value) => {
            const chosen = noticeKinds.find((each) => each === value)
            void navigate({
              search: chosen === undefined ? ofAnyKind : { ...search, kind: chosen },
              replace: true,
            })
          }}
        />
        <Switch
          label={t('noticesPage.onlyUnread')}
          checked={unread === true}
          onChange={(event) =>
            void navigate({
              search: event.currentTarget.checked ? { ...search, unread: true } : readToo,
              replace: true,
            })
          }
        />
      </div>
      <Loaded
        query={query}
        isEmpty={({ pages }) => pages.every(({ notices }) => notices.length === 0)}
        empty={
          <Empty
            title={t('noticesPage.noneTitle')}
            text={t('notices.none')}
            action={{ label: t('noticesPage.preferences'), href: '/notices/preferences' }}
          />
        }
      >
        {({ pages }) => {
          const shown = pages
            .flatMap(({ notices }) => notices)
            .filter((notice) => kind === undefined || kindOf(notice.kind) === kind)
            .filter(({ isRead }) => unread !== true || !isRead)
          return (
            <>
              <Days notices={shown} onRead={(id) => markRead.mutate([id])} />
              {shown.length === 0 && (
                <p className={classes['none']}>{t('noticesPage.noneFound')}</p>
              )}
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('noticesPage.older')}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

interface DaysProps {
  readonly notices: Parameters<typeof byDay>[0]
  readonly onRead: (noticeId: string) => void
}

const Days = ({ notices, onRead }: DaysProps) => {
  const format = useFormat()
  return byDay(notices).map(({ at, notices: ofDay }) => (
    <section key={at.toDateString()} className={classes['day']}>
      <h2>{format.day(localDate(at))}</h2>
      <ul>
        {ofDay.map((notice) => (
          <NoticeRow key={notice.noticeId} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </section>
  ))
}
