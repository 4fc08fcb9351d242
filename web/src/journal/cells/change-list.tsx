import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { MarkChange } from './mark-changes.ts'
import classes from './cells.module.css'

const tone = (value: string): string => (value === '.' ? 'debt' : value)

const Value = ({ value }: { readonly value: string }) => {
  const { t } = useTranslation()
  return value === '' ? (
    <span className={classes['dim']}>{t('grid.empty')}</span>
  ) : (
    <b className="mark" data-mark={tone(value)}>
      {value}
    </b>
  )
}

/** Newest first. */
export const ChangeList = ({ changes }: { readonly changes: readonly MarkChange[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ol className={classes['changes']}>
      {changes.map(({ version, value, previousValue, comment, setBy, setAt }) => (
        <li key={version}>
          <span className={classes['step']}>
            <Value value={previousValue} />
            <span aria-hidden>→</span>
            <span className="visually-hidden">{t('grid.becameWord')}</span>
            <Value value={value} />
          </span>
          <span>
            {comment !== '' && <span className={classes['comment']}>{comment}</span>}
            <span className={classes['dim']}>
              {[
                setBy === '' ? t('grid.somebody') : setBy,
                setAt === undefined ? '' : format.moment(new Date(setAt)),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
