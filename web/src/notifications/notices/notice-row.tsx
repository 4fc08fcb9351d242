import { ActionIcon } from '@mantine/core'
import {
  IconCalendarExclamation,
  IconCertificate,
  IconCheck,
  IconPencil,
  IconSquareRoundedNumber5,
  IconUserOff,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePlaces } from '../../app/use-place.ts'
import { useFormat } from '../../ui/format.ts'
import { useNoticeWords } from '../../ui/frame/notice-words.ts'
import { placeOfNotice } from '../../ui/frame/notice-place.ts'
import { kindOf, type NoticeKindName } from '../kinds.ts'
import type { Notice } from './reads.ts'
import classes from './notices.module.css'

const icons = {
  MARK: IconSquareRoundedNumber5,
  LESSON_CHANGED: IconCalendarExclamation,
  FINAL: IconCertificate,
  ABSENCE: IconUserOff,
  HOMEWORK: IconPencil,
} as const satisfies Record<NoticeKindName, unknown>

interface Props {
  readonly notice: Notice
  readonly onRead: (noticeId: string) => void
}

/** A notice leads to the very lesson or page that it speaks of. */
export const NoticeRow = ({ notice, onRead }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { headline, rest } = useNoticeWords()(notice)
  const place = placeOfNotice(notice, usePlaces())
  const kind = kindOf(notice.kind) ?? 'LESSON_CHANGED'
  const Icon = icons[kind]
  const read = () => {
    if (!notice.isRead) onRead(notice.noticeId)
  }
  return (
    <li className={classes['notice']} data-unread={!notice.isRead || undefined}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <div>
        {!notice.isRead && <span className="visually-hidden">{t('noticesPage.unread')}: </span>}
        {place === undefined ? (
          <strong>{headline}</strong>
        ) : (
          <Link {...place} onClick={read}>
            <strong>{headline}</strong>
          </Link>
        )}
        {rest !== '' && <p>{rest}</p>}
        {notice.createdAt !== undefined && (
          <time dateTime={notice.createdAt}>{format.clock(new Date(notice.createdAt))}</time>
        )}
      </div>
      {!notice.isRead && (
        <ActionIcon
          variant="subtle"
          size={40}
          aria-label={t('noticesPage.readOne', { words: headline })}
          onClick={read}
        >
          <IconCheck size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
