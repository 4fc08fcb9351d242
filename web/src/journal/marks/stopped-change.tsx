import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem.ts'
import { useFormat } from '../../ui/format.ts'
import { RefusalText } from '../../ui/refusal/refusal-text.tsx'
import type { Queue } from '../queue/queue.ts'
import type { Item } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'
import classes from './grid.module.css'

interface Props {
  readonly item: Item<Write>
  readonly queue: Queue<Write>
}

/** A refused change keeps what was typed and says which rule; an overtaken one shows both values. */
export const StoppedChange = ({ item, queue }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { idempotencyKey: key, theirs, problem } = item
  const mine = item.write.value === '' ? t('grid.empty') : item.write.value
  const drop = () => queue.drop(key)
  const insist = () => queue.insist(key)
  if (theirs !== undefined) {
    const value = theirs.value === '' ? t('grid.empty') : theirs.value
    const by = theirs.by ?? t('grid.somebody')
    const at = theirs.at === undefined ? '' : format.moment(new Date(theirs.at))
    return (
      <div className={classes['stopped']} role="alert">
        <span>{t('grid.overtaken', { by, at, value, mine })}</span>
        <Button size="compact-sm" variant="default" onClick={drop}>
          {t('grid.keepTheirs', { value })}
        </Button>
        <Button size="compact-sm" onClick={insist}>
          {t('grid.putMine', { value: mine })}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes['stopped']} role="alert">
      <span data-tone="loss" className={classes['refused']}>
        <b>{t('grid.refused', { value: mine })}</b>
        {problem !== undefined && <RefusalText problem={new Problem(problem)} />}
      </span>
      <Button size="compact-sm" variant="default" onClick={drop}>
        {t('grid.dropRefused')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={insist}>
        {t('grid.sendAgain')}
      </Button>
    </div>
  )
}
