import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { confirm } from '../ui/confirm.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { toast } from '../ui/toasts.tsx'
import type { FinalsData } from './reads.ts'
import type { FinalsEditing } from './use-finals.ts'
import { usePeriodName } from '../ui/period-name.ts'
import classes from './finals.module.css'

interface Props {
  readonly page: FinalsData
  readonly editing: FinalsEditing
}

/** What saving will do, said before it is done: the last final closes the journal of the period. */
export const SaveBar = ({ page, editing }: Props) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const { save, problem, changed, left, isDirty } = editing
  const closes = page.closesJournal && isDirty && left === 0 && !page.isClosed
  const submit = async () => {
    const goesOn =
      !closes ||
      (await confirm({
        title: t('setFinals.closesTitle'),
        text: t('setFinals.closesText', { period: periodName(page.periodName) }),
        confirm: t('setFinals.saveAndClose'),
        cancel: t('action.cancel'),
      }))
    if (!goesOn) return
    save.mutate(undefined, {
      onSuccess: (answer) =>
        toast(answer.isClosed ? t('setFinals.savedAndClosed') : t('setFinals.saved')),
    })
  }
  return (
    <div className={classes['bar']}>
      {problem !== undefined && <RefusalBox problem={problem} />}
      <p role="status">
        {isDirty ? t('setFinals.changed', { count: changed }) : t('setFinals.unchanged')}{' '}
        {left > 0 ? t('setFinals.without', { count: left }) : ''}
        {closes && <strong> {t('setFinals.willClose')}</strong>}
      </p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={editing.suggest}>
          {t('setFinals.takeSuggested')}
        </Button>
        {isDirty && (
          <Button variant="default" onClick={editing.undo}>
            {t('lesson.undo')}
          </Button>
        )}
        <Button disabled={!isDirty} loading={save.isPending} onClick={() => void submit()}>
          {t('setFinals.save')}
        </Button>
      </div>
    </div>
  )
}
