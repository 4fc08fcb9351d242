import type { AverageChoice } from '@zvonok/policy/averages'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band, Column } from './columns.ts'
import classes from './grid.module.css'

interface Props {
  readonly columns: readonly Column[]
  readonly bands: readonly Band[]
  /** Column whose head is in focus; -1 when a cell is. */
  readonly focusColumn: number
  readonly hasFinals: boolean
  readonly finalName: string
  /** Undefined where nothing is graded: there is no such column. */
  readonly averages: AverageChoice | undefined
}

/** Month bands, then each lesson with its date, weekday and kinds of work. */
export const Head = memo((props: Props) => {
  const { columns, bands, focusColumn, hasFinals, finalName, averages } = props
  const { t } = useTranslation()
  return (
    <thead>
      <tr className={classes['bands']}>
        <td className={classes['corner']} />
        {bands.map((band, index) => (
          <th key={index} scope="colgroup" colSpan={band.span}>
            <span>{band.month}</span>
          </th>
        ))}
        {averages !== undefined && <td className={classes['average']} />}
        {hasFinals && <td className={classes['final']} />}
      </tr>
      <tr>
        <th scope="col" className={classes['corner']}>
          {t('grid.pupil')}
        </th>
        {columns.map((column, index) => (
          <th
            key={column.lessonId}
            scope="col"
            className={classes['lesson']}
            data-today={column.isToday || undefined}
            data-month={column.startsMonth || undefined}
            data-cancelled={column.isCancelled || undefined}
            data-empty={!column.isFilled || undefined}
          >
            <button
              type="button"
              className="no-print"
              tabIndex={focusColumn === index ? 0 : -1}
              data-row={-1}
              data-column={index}
            >
              <span className={classes['day']}>{column.day}</span>
              <span className={classes['weekday']}>{column.weekday}</span>
              <span className={classes['works']}>{column.works}</span>
              <span className="visually-hidden">
                {[
                  t('grid.openLesson', { day: column.label }),
                  column.isToday ? t('grid.today') : '',
                  column.isCancelled ? t('grid.cancelled') : '',
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
              </span>
            </button>
            {/* A head with buttons is not repeated on the next sheet. */}
            <span className={`print-only ${classes['onPaper']}`}>
              <b>{column.day}</b>
              <small>{column.weekday}</small>
              <small>{column.works}</small>
            </span>
          </th>
        ))}
        {averages !== undefined && (
          <th scope="col" className={classes['average']}>
            {t(averages === 'plain' ? 'grid.plainAverage' : 'grid.average')}
            {averages === 'both' && <small>{t('grid.plainAverage')}</small>}
          </th>
        )}
        {hasFinals && (
          <th scope="col" className={classes['final']}>
            {finalName}
          </th>
        )}
      </tr>
    </thead>
  )
})
Head.displayName = 'Head'
