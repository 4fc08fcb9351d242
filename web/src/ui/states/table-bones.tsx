import { useTranslation } from 'react-i18next'
import classes from './states.module.css'

interface Props {
  readonly columns?: number
  readonly rows?: number
}

/** The shape of a list: its tools, its heads and its rows. */
export const TableBones = ({ columns = 4, rows = 8 }: Props) => {
  const { t } = useTranslation()
  return (
    <div className={classes['tableBones']} role="status" aria-label={t('state.loading')}>
      <div className={classes['toolBones']}>
        <div className={classes['bone']} />
        <div className={classes['bone']} />
      </div>
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className={classes['rowBones']} data-head={row === 0 || undefined}>
          {Array.from({ length: columns }, (__, column) => (
            <div key={column} className={classes['bone']} />
          ))}
        </div>
      ))}
    </div>
  )
}
