import { useTranslation } from 'react-i18next'
import { useObservable } from '../../observable.ts'
import { useFormat } from '../format.ts'
import { liveState } from '../live-state.ts'
import classes from './states.module.css'

interface Props {
  readonly shownSince: Date
  /** The last read got no answer, whatever the browser thinks of its network. */
  readonly isCutOff?: boolean
}

/** No network: what is shown is from HH:MM, and what waits to be sent. */
export const OfflineBar = ({ shownSince, isCutOff = false }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { isOnline, waiting } = useObservable(liveState)
  if (isOnline && !isCutOff) return null
  return (
    <div className={`${classes['bar']} ${classes['offline']}`} data-tone="caution" role="status">
      {t('state.offline', { time: format.since(shownSince) })}
      {waiting > 0 && <span>{t('state.waiting', { count: waiting })}</span>}
    </div>
  )
}
