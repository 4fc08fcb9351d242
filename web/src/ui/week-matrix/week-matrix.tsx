import { memo, useRef, type DragEvent, type KeyboardEvent, type SyntheticEvent } from 'react'
import {
  timeKey,
  type MatrixDay,
  type MatrixMark,
  type MatrixPlace,
  type MatrixRow,
} from './matrix.ts'
import classes from './week-matrix.module.css'

type Marks = ReadonlyMap<string, MatrixMark>

interface Props {
  /** For those who listen. */
  readonly label: string
  /** What the rows are. */
  readonly corner: string
  readonly rows: readonly MatrixRow[]
  readonly days: readonly MatrixDay[]
  readonly slots: readonly number[]
  /** By row, then by time. */
  readonly marks?: ReadonlyMap<string, Marks>
  /** Something is in the hand: what is pointed at is aimed at. */
  readonly isCarrying?: boolean
  /** What is in focus, or pointed at with something in the hand. */
  readonly onAim?: (at: MatrixPlace) => void
  readonly onChoose: (at: MatrixPlace, entryId: string | undefined, isByKeys: boolean) => void
  readonly onRemove?: (entryId: string) => void
  readonly onLetGo?: () => void
  readonly onLift?: (entryId: string, event: DragEvent) => void
  readonly onDrop?: (at: MatrixPlace, event: DragEvent) => void
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const cellOf = (event: SyntheticEvent): HTMLTableCellElement | null =>
  event.target instanceof Element
    ? event.target.closest<HTMLTableCellElement>('td[data-row]')
    : null

const placeOf = (cell: HTMLTableCellElement | null): MatrixPlace | undefined => {
  const { row, day, slot } = cell?.dataset ?? {}
  return row === undefined || day === undefined
    ? undefined
    : { rowId: row, day, slot: Number(slot) }
}

const entryIdIn = (event: SyntheticEvent): string | undefined =>
  event.target instanceof Element
    ? event.target.closest<HTMLElement>('[data-entry]')?.dataset['entry']
    : undefined

const lastEntryOf = (cell: Element | null): string | undefined =>
  [...(cell?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])].at(-1)?.dataset['entry']

/** Everybody's week at once: a row each, the lessons of the days side by side. */
export const WeekMatrix = (props: Props) => {
  const { label, corner, rows, days, slots, marks } = props
  const table = useRef<HTMLTableElement>(null)

  const step = (cell: HTMLTableCellElement, [down, right]: readonly [number, number]) => {
    const row =
      table.current?.tBodies[0]?.rows[
        (cell.parentElement as HTMLTableRowElement).sectionRowIndex + down
      ]
    row?.cells[cell.cellIndex + right]?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const cell = cellOf(event)
    const at = placeOf(cell)
    if (cell === null || at === undefined) return
    const by = steps[event.key]
    if (by !== undefined) step(cell, by)
    else if (event.key === 'Enter' || event.key === ' ') props.onChoose(at, lastEntryOf(cell), true)
    else if (event.key === 'Escape') props.onLetGo?.()
    else if (event.key === 'Delete') {
      const last = lastEntryOf(cell)
      if (last !== undefined) props.onRemove?.(last)
    } else return
    event.preventDefault()
  }
  const aim = (event: SyntheticEvent) => {
    const at = placeOf(cellOf(event))
    if (at !== undefined) props.onAim?.(at)
  }
  // One cell is in the order of Tab: the one last stood on.
  const hold = (event: SyntheticEvent) => {
    const cell = cellOf(event)
    if (cell === null) return
    table.current?.querySelector('td[tabindex="0"]')?.setAttribute('tabindex', '-1')
    cell.setAttribute('tabindex', '0')
    aim(event)
  }
  return (
    <div className={classes['scroll']}>
      <table
        ref={table}
        className={classes['matrix']}
        data-days={days.length}
        role="grid"
        aria-label={label}
        onFocus={hold}
        onKeyDown={press}
        onClick={(event) => {
          const at = placeOf(cellOf(event))
          if (at !== undefined) props.onChoose(at, entryIdIn(event), false)
        }}
        onMouseOver={(event) => props.isCarrying === true && aim(event)}
        onDragStart={(event) => {
          const id = entryIdIn(event)
          if (id !== undefined) props.onLift?.(id, event)
        }}
        onDragEnter={aim}
        onDragOver={(event) => props.onDrop !== undefined && event.preventDefault()}
        onDragEnd={() => props.onLetGo?.()}
        onDrop={(event) => {
          const at = placeOf(cellOf(event))
          event.preventDefault()
          if (at !== undefined) props.onDrop?.(at, event)
        }}
      >
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {corner}
            </th>
            {days.map(({ id, label: name, isToday }) => (
              <th
                key={id}
                scope="colgroup"
                colSpan={slots.length}
                data-today={isToday || undefined}
              >
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {days.flatMap(({ id, label: day, isToday }) =>
              slots.map((slot, index) => (
                <th
                  key={`${id}/${slot}`}
                  scope="col"
                  data-first={index === 0 || undefined}
                  data-today={isToday || undefined}
                >
                  <span className="visually-hidden">{day}, </span>
                  {slot}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              days={days}
              slots={slots}
              marks={marks?.get(row.id)}
              isFirst={index === 0}
              isDraggable={props.onLift !== undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly row: MatrixRow
  readonly days: readonly MatrixDay[]
  readonly slots: readonly number[]
  readonly marks: Marks | undefined
  readonly isFirst: boolean
  readonly isDraggable: boolean
}

/** Drawn anew only when something in it changes: a board has some two thousand cells. */
const Row = memo(({ row, days, slots, marks, isFirst, isDraggable }: RowProps) => (
  <tr data-held={marks === undefined ? undefined : true}>
    <th scope="row">{row.label}</th>
    {days.flatMap(({ id: day, isToday }, dayIndex) =>
      slots.map((slot, index) => {
        const key = timeKey({ day, slot })
        return (
          <td
            key={key}
            role="gridcell"
            tabIndex={isFirst && dayIndex + index === 0 ? 0 : -1}
            data-row={row.id}
            data-day={day}
            data-slot={slot}
            data-first={index === 0 || undefined}
            data-today={isToday || undefined}
            data-mark={marks?.get(key)}
          >
            {row.entries.get(key)?.map(({ id, title, about, hint, tone }) => (
              <span
                key={id}
                className={classes['entry']}
                data-tone={tone}
                title={hint}
                draggable={isDraggable && tone !== 'locked'}
                {...(tone === 'locked' ? {} : { 'data-entry': id })}
              >
                {title}
                {about !== '' && <small>{about}</small>}
              </span>
            ))}
          </td>
        )
      }),
    )}
  </tr>
))
Row.displayName = 'Row'
