import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { Cell } from './cell.tsx'
import type { Column } from './columns.ts'
import type { RowView } from './row-views.ts'
import classes from './grid.module.css'

interface Props {
  readonly view: RowView
  readonly row: number
  readonly columns: readonly Column[]
  /** -1 when the focus is in another row. */
  readonly focusColumn: number
  /** First and last selected column; -1 when none of this row is. */
  readonly selectedFrom: number
  readonly selectedTo: number
  readonly waitsForSecond: boolean
  /** Fewer marks than this and the average is a weak one [39 4.4.11, P-11]; undefined where nothing is graded. */
  readonly fewestMarks: number | undefined
  readonly final: string | undefined
}

export const Row = memo((props: Props) => {
  const { t } = useTranslation()
  const { view, row, focusColumn, columns } = props
  const { pupil } = view
  return (
    <tr>
      <th scope="row" className={classes['name']} title={pupil.name}>
        <span className={classes['number']}>{view.number}</span>
        <span className={classes['whole']}>{pupil.name}</span>
        <span className={classes['short']} aria-hidden>
          {shortName(pupil.name)}
        </span>
        {!pupil.takesMarks && <small>{t('grid.takesNoMarks')}</small>}
      </th>
      {columns.map((column, index) => (
        <Cell
          key={column.lessonId}
          view={view.cells[index] ?? never}
          row={row}
          column={index}
          isFocused={focusColumn === index}
          isSelected={index >= props.selectedFrom && index <= props.selectedTo}
          isToday={column.isToday}
          startsMonth={column.startsMonth}
          waitsForSecond={props.waitsForSecond && focusColumn === index}
          label={`${pupil.name}, ${column.label}: ${labelOf(view, index, t('grid.empty'))}`}
        />
      ))}
      {props.fewestMarks !== undefined && <Average view={view} fewest={props.fewestMarks} />}
      {props.final !== undefined && (
        <td className={classes['final']}>{props.final === '' ? '—' : props.final}</td>
      )}
    </tr>
  )
})
Row.displayName = 'Row'

/** «Абрамова Анна» as «Абрамова А.», where there is no room. */
const shortName = (name: string): string => {
  const [surname = '', given = ''] = name.split(' ')
  return given === '' ? surname : `${surname} ${given.charAt(0)}.`
}

const never = {
  value: { marks: [], code: '' },
  text: '',
  state: 'still',
  isLocked: true,
  isOutside: true,
} as const

const labelOf = ({ cells }: RowView, column: number, empty: string): string => {
  const text = cells[column]?.text ?? ''
  return text === '' ? empty : text
}

const Average = ({ view, fewest }: { readonly view: RowView; readonly fewest: number }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { average } = view
  const isFew = average !== undefined && average.count < fewest
  return (
    <td className={classes['average']}>
      {format.average(average?.value)}
      {isFew && (
        <span
          className={classes['few']}
          title={t('grid.fewMarks', { count: average.count, fewest })}
        >
          {' '}
          <span aria-hidden>⚠</span>
          <span className="visually-hidden">
            {t('grid.fewMarks', { count: average.count, fewest })}
          </span>
        </span>
      )}
      {average?.plain !== undefined && <small>{format.average(average.plain)}</small>}
    </td>
  )
}
