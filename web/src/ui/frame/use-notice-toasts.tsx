import { notifications } from '@mantine/notifications'
import { useRouter } from '@tanstack/react-router'
import type { ListNoticesResponse, Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types.ts'
import { usePlaces } from '../../app/use-place.ts'
import { freshNotices } from './fresh-notices.ts'
import { placeOfNotice } from './notice-place.ts'
import { useNoticeWords } from './notice-words.ts'
import classes from './frame.module.css'

/** A toast for what came while the page is open; answers what to call when it is said that something did. */
export const useNoticeToasts = (
  known: Json<ListNoticesResponse> | undefined,
): { readonly expect: () => void } => {
  const { t } = useTranslation()
  const router = useRouter()
  const places = usePlaces()
  const words = useNoticeWords()
  const before = useRef(known)
  const isExpected = useRef(false)

  const show = (notice: Json<Notice>, more: number): void => {
    const { headline, rest } = words(notice)
    const place = placeOfNotice(notice, places)
    const open = () => {
      notifications.hide(notice.noticeId)
      void router.navigate(more > 0 || place === undefined ? { to: '/notices' } : place)
    }
    notifications.show({
      id: notice.noticeId,
      title: headline,
      message: (
        <>
          {rest} {more > 0 && `${t('notices.more', { count: more })}.`}{' '}
          <button type="button" className={classes['show']} onClick={open}>
            {t('notices.show')}
          </button>
        </>
      ),
      withBorder: true,
      closeButtonProps: { 'aria-label': t('action.close') },
      autoClose: 10_000,
    })
  }
  const tell = useEffectEvent((now: Json<ListNoticesResponse>) => {
    const [first, ...others] = isExpected.current ? freshNotices(before.current, now) : []
    before.current = now
    if (first === undefined) return
    isExpected.current = false
    // The list shows it already.
    if (router.state.location.pathname !== '/notices') show(first, others.length)
  })
  useEffect(() => {
    if (known !== undefined) tell(known)
  }, [known])
  return {
    expect: () => {
      isExpected.current = true
    },
  }
}
