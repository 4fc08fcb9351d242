import { ActionIcon, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays } from '@zvonok/policy/dates'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChildPlace } from '../../app/places.ts'
import { useFormat } from '../../ui/format.ts'
import classes from './week.module.css'

interface Props {
  readonly child: ChildPlace
  readonly monday: string
  readonly thisMonday: string
  readonly onOpen: (day: string) => void
}

/** Which week it is, and the way to the others. */
export const WeekHead = ({ child, monday, thisMonday, onOpen }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const title = t('diary.weekOf', { name: child.name })
  const brand = t('brand')
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  // The browser's own keys for a field or a list go first: hotkeys pass those by.
  useHotkeys([
    ['ArrowLeft', () => onOpen(addDays(monday, -7))],
    ['ArrowRight', () => onOpen(addDays(monday, 7))],
    ['T', () => onOpen(thisMonday), { usePhysicalKeys: true }],
  ])
  return (
    <header className={classes['head']}>
      <h1>
        <span className="visually-hidden">{title}: </span>
        {format.span(monday, addDays(monday, 6))}
      </h1>
      {monday !== thisMonday && (
        <Button
          className={classes['toToday'] ?? ''}
          variant="default"
          size="compact-md"
          aria-keyshortcuts="T"
          onClick={() => onOpen(thisMonday)}
        >
          {t('diary.toToday')}
        </Button>
      )}
      <div className={classes['arrows']}>
        <ActionIcon
          variant="default"
          size={40}
          aria-label={t('diary.previousWeek')}
          aria-keyshortcuts="ArrowLeft"
          title={`${t('diary.previousWeek')} (←)`}
          onClick={() => onOpen(addDays(monday, -7))}
        >
          <IconChevronLeft size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={40}
          aria-label={t('diary.nextWeek')}
          aria-keyshortcuts="ArrowRight"
          title={`${t('diary.nextWeek')} (→)`}
          onClick={() => onOpen(addDays(monday, 7))}
        >
          <IconChevronRight size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  )
}
