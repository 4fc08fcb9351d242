import { ActionIcon } from '@mantine/core'
import {
  IconCalendarExclamation,
  IconCertificate,
  IconCheck,
  IconSquareRoundedNumber5,
  IconUserOff,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePlaces } from '../../app/use-place.ts'
import { useFormat } from '../../ui/format.ts'
import { useNoticeWords } from '../../ui/frame/notice-words.ts'
import { kindOf, type NoticeKindName } from '../kinds.ts'
import type { Notice } from './reads.ts'
import classes from './notices.module.css'

const icons = {
  MARK: IconSquareRoundedNumber5,
  LESSON_CHANGED: IconCalendarExclamation,
  FINAL: IconCertificate,
  ABSENCE: IconUserOff,
} as const satisfies Record<NoticeKindName, unknown>

interface Props {
  readonly notice: Notice
  readonly onRead: (noticeId: string) => void
}

/** A notice leads to the very week or page that it speaks of. */
export const NoticeRow = ({ notice, onRead }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useNoticeWords()(notice)
  const place = usePlaces().find((each) => each.kind === 'child' && each.pupilId === notice.pupilId)
  const kind = kindOf(notice.kind) ?? 'LESSON_CHANGED'
  const Icon = icons[kind]
  const read = () => {
    if (!notice.isRead) onRead(notice.noticeId)
  }
  const { date } = notice.details
  return (
    <li className={classes['notice']} data-unread={!notice.isRead || undefined}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <div>
        {!notice.isRead && <span className="visually-hidden">{t('noticesPage.unread')}: </span>}
        {place?.kind !== 'child' ? (
          <span>{words}</span>
        ) : kind === 'FINAL' ? (
          <Link to="/diary/$pupilId/finals" params={{ pupilId: place.pupilId }} onClick={read}>
            {words}
          </Link>
        ) : (
          <Link
            to="/diary/$pupilId/week"
            params={{ pupilId: place.pupilId }}
            search={date === undefined ? {} : { date }}
            onClick={read}
          >
            {words}
          </Link>
        )}
        {notice.createdAt !== undefined && (
          <time dateTime={notice.createdAt}>{format.clock(new Date(notice.createdAt))}</time>
        )}
      </div>
      {!notice.isRead && (
        <ActionIcon
          variant="subtle"
          size={40}
          aria-label={t('noticesPage.readOne', { words })}
          onClick={read}
        >
          <IconCheck size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
