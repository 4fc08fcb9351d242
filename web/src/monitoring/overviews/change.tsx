import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import classes from './overviews.module.css'

interface Props {
  /** Of a share; undefined when one of the two spans has no figure. */
  readonly change: number | undefined
  /** With its unit, where there is room. */
  readonly isLong?: boolean
}

/** Better or worse than before: by its sign and in words, not by colour alone. */
export const Change = ({ change, isLong = false }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (change === undefined) {
    return isLong ? <small className={classes['change']}>{t('overview.noBefore')}</small> : null
  }
  const points = format.points(change)
  const words = t('overview.change', { points })
  const way = points.startsWith('+') ? 'up' : /\d/.test(points.charAt(0)) ? 'same' : 'down'
  return (
    <small className={classes['change']} data-way={way} title={words}>
      {isLong ? words : points}
    </small>
  )
}
