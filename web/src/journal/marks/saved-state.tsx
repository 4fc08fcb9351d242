import { useTranslation } from 'react-i18next'
import { useObservable } from '../../observable.ts'
import { useFormat } from '../../ui/format.ts'
import { liveState } from '../../ui/live-state.ts'
import type { Grid } from './use-grid.ts'
import classes from './grid.module.css'

/** «Сохранено 10:42 · 0 в очереди»: proof, not a promise. */
export const SavedState = ({ grid }: { readonly grid: Grid }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { isOnline } = useObservable(liveState)
  const { savedAt, waiting, stopped, isDurable } = grid
  const [first] = stopped
  return (
    <div className={classes['saved']} role="status">
      <span data-tone={isOnline ? undefined : 'caution'}>
        {[
          isOnline ? undefined : t('live.offline'),
          savedAt === undefined ? undefined : t('grid.savedAt', { time: format.clock(savedAt) }),
          t('grid.queued', { count: waiting }),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
      {!isDurable && <span data-tone="loss">{t('grid.notDurable')}</span>}
      {first !== undefined && (
        <button type="button" onClick={() => grid.goTo(first)}>
          {t('live.refused', { count: stopped.length })}
        </button>
      )}
    </div>
  )
}
