import { memo } from 'react'
import type { CellView } from './row-views.ts'
import classes from './grid.module.css'

interface Props {
  readonly view: CellView
  readonly row: number
  readonly column: number
  readonly isFocused: boolean
  readonly isSelected: boolean
  readonly isToday: boolean
  readonly startsMonth: boolean
  /** The second work is waited for. */
  readonly waitsForSecond: boolean
  readonly label: string
}

const toneOf = (value: string): string => (value === '.' ? 'debt' : value)

const glyphs = {
  queued: '○',
  sending: '◔',
  saved: '✓',
  refused: '!',
  overtaken: '⇄',
  changed: '⇄',
  still: '',
} as const

/** One pupil in one lesson. Its state stands in the corner and moves nothing. */
export const Cell = memo((props: Props) => {
  const { view, isFocused, isSelected } = props
  const { marks, code } = view.value
  const hasComment = marks.some((mark) => mark.comment !== '')
  const works = Math.max(0, ...marks.map((mark) => mark.work))
  return (
    <td
      role="gridcell"
      className={classes['cell']}
      tabIndex={isFocused ? 0 : -1}
      data-row={props.row}
      data-column={props.column}
      data-state={view.state}
      data-locked={view.isLocked || undefined}
      data-outside={view.isOutside || undefined}
      data-today={props.isToday || undefined}
      data-month={props.startsMonth || undefined}
      data-comment={hasComment || undefined}
      aria-selected={isSelected}
      aria-readonly={view.isLocked || undefined}
      aria-label={props.label}
    >
      {code !== '' && (
        <span className="mark" data-mark="absent">
          {code}
        </span>
      )}
      {code !== '' && marks.length > 0 && ' '}
      {Array.from({ length: works }, (_, index) => {
        const value = marks.find((mark) => mark.work === index + 1)?.value ?? ''
        return (
          <span key={index}>
            {index > 0 && '/'}
            <span className="mark" data-mark={toneOf(value)}>
              {value}
            </span>
          </span>
        )
      })}
      {props.waitsForSecond && <span className={classes['caret']}>/</span>}
      {view.state !== 'still' && (
        <span className={classes['glyph']} aria-hidden>
          {glyphs[view.state]}
        </span>
      )}
    </td>
  )
})
Cell.displayName = 'Cell'
