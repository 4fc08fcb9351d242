import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { RefusalText } from '../refusal/refusal-text.tsx'
import { Message } from './message.tsx'
import classes from './states.module.css'

interface Props {
  readonly problem: Problem
  readonly onRetry?: (() => void) | undefined
  readonly isAlone?: boolean
}

/** Nothing could be shown: what, why, and a way on. */
export const Failed = ({ problem, onRetry, isAlone = false }: Props) => {
  const { t } = useTranslation()
  return (
    <Message
      role="alert"
      title={t('state.failed')}
      text={<RefusalText problem={problem} />}
      isAlone={isAlone}
    >
      {onRetry !== undefined && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    </Message>
  )
}

/** Something older is still on the screen; the bar above it tells why it is not newer. */
export const FailedBar = ({ problem, onRetry }: Props) => {
  const { t } = useTranslation()
  return (
    <div className={classes['bar']} data-tone="loss" role="alert">
      <span>
        {t('state.notRefreshed')} <RefusalText problem={problem} />
      </span>
      {onRetry !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}
