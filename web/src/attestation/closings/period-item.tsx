import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import type { Doing } from './closing-dialog.tsx'
import type { PeriodClosing } from './reads.ts'
import { standingOf } from './standing.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './closings.module.css'

interface Props {
  readonly period: PeriodClosing
  readonly today: string
  /** Nothing is closed where the policy says so. */
  readonly isClosable: boolean
  readonly mayClose: boolean
  readonly mayReopen: boolean
  readonly onAsk: (doing: Doing) => void
}

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const

/** One period: what is closed, which finals are missing, and what was done before. */
export const PeriodItem = ({ period, today, isClosable, mayClose, mayReopen, onAsk }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const periodName = usePeriodName()
  const { standing, closed, missing } = standingOf(period, today)
  const total = period.classes.length
  const day = format.day(period.opensOn)
  return (
    <li className={classes['period']} data-standing={standing}>
      <div className={classes['top']}>
        <div>
          <h3>{periodName(period.name)}</h3>
          <span className={classes['hint']}>
            {format.day(period.startsOn)} – {format.day(period.endsOn)}
          </span>
        </div>
        <p className={classes['standing']}>
          {standing === 'closed' && <IconLock {...icon} />}
          {(isClosable || closed > 0) && t(`closings.standing.${standing}`, { closed, total, day })}
          {missing > 0 && standing !== 'ahead' && (
            <span className={classes['caution']}> {t('closings.missing', { count: missing })}</span>
          )}
        </p>
        <div className={classes['buttons']}>
          {mayReopen && closed > 0 && (
            <Button
              variant="default"
              leftSection={<IconLockOpen {...icon} />}
              onClick={() => onAsk('reopen')}
            >
              {t('closings.reopen')}
            </Button>
          )}
          {mayClose && (standing === 'open' || standing === 'partly') && (
            <Button leftSection={<IconLock {...icon} />} onClick={() => onAsk('close')}>
              {t('closings.close')}
            </Button>
          )}
        </div>
      </div>
      {standing !== 'ahead' && standing !== 'none' && <Classes period={period} />}
      <Changes period={period} />
    </li>
  )
}

const Classes = ({ period }: { readonly period: PeriodClosing }) => {
  const { t } = useTranslation()
  const { schoolId, year } = useSchool()
  return (
    <ul className={classes['classes']}>
      {period.classes.map(({ classId, name, isClosed, missingFinals }) => (
        <li key={classId} data-closed={isClosed || undefined}>
          {isClosed && <IconLock size={14} stroke={1.75} aria-label={t('closings.isClosed')} />}
          <Link
            to="/schools/$schoolId/$year/journals"
            params={{ schoolId, year }}
            search={{ all: true, q: name }}
          >
            {name}
          </Link>
          {missingFinals > 0 && (
            <span className={classes['hint']}>
              {t('closings.missingInClass', { count: missingFinals })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const Changes = ({ period: { changes } }: { readonly period: PeriodClosing }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (changes.length === 0) return null
  return (
    <details className={classes['changes']}>
      <summary>{t('closings.history', { count: changes.length })}</summary>
      <ol>
        {changes.map(({ isClosing, classNames, reason, changedBy, changedAt }, index) => (
          <li key={changes.length - index}>
            <b>{t(isClosing ? 'closings.wasClosed' : 'closings.wasReopened')}</b>{' '}
            {classNames.join(', ')}
            <span>{reason}</span>
            <span className={classes['hint']}>
              {[changedBy, changedAt === undefined ? '' : format.moment(new Date(changedAt))]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
