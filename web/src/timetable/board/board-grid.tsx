import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import type { Slot } from '../bells/slots.ts'
import { isAt, isBusy, type Cell, type Place } from './board.ts'
import { courseMedia } from './tray.tsx'
import type { Conflict } from './use-check.ts'
import classes from './board.module.css'

interface Props {
  readonly classNames: readonly (readonly [classId: string, name: string])[]
  readonly classId: string
  readonly slots: readonly Slot[]
  readonly cells: readonly Cell[]
  /** Cells of the other templates of the year. */
  readonly locked: readonly Cell[]
  readonly rows: ReadonlyMap<string, CourseRow>
  readonly picked: CourseRow | undefined
  readonly conflicts: readonly Conflict[]
  readonly onFocus: (focus: Place & { readonly classId: string }) => void
  readonly onPick: (courseId: string | undefined) => void
  readonly onPlace: (courseId: string, at: Place) => void
  readonly onMove: (cell: Cell, at: Place) => void
  readonly onTake: (cell: Cell) => void
}

const weekdays = [1, 2, 3, 4, 5, 6] as const
const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Days across, lessons down, one class at a time. */
export const BoardGrid = (props: Props) => {
  const { classId, slots, cells, locked, rows, picked, conflicts } = props
  const { t } = useTranslation()
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef<Cell>(undefined)
  const ofClass = (cell: Cell) => rows.get(cell.courseId)?.course.classId === classId
  const step = (event: KeyboardEvent, row: number, column: number) => {
    const by = steps[event.key]
    if (by === undefined) return
    const selector = `[data-at="${row + by[0]}/${column + by[1]}"]`
    grid.current?.querySelector<HTMLElement>(selector)?.focus()
    event.preventDefault()
  }
  const press = (event: KeyboardEvent, at: Place, own: readonly Cell[]) => {
    const last = own.at(-1)
    if (event.key === 'Enter' || event.key === ' ') {
      if (picked !== undefined) props.onPlace(picked.course.courseId, at)
      else if (last !== undefined) props.onPick(last.courseId)
      event.preventDefault()
    }
    if (event.key === 'Delete' && last !== undefined) props.onTake(last)
    if (event.key === 'Escape') props.onPick(undefined)
  }
  const drop = (courseId: string, at: Place) => {
    const cell = moved.current
    moved.current = undefined
    if (cell === undefined) props.onPlace(courseId, at)
    else props.onMove(cell, at)
    props.onPick(undefined)
  }
  return (
    <div className={classes['scroll']}>
      <table ref={grid} className={classes['grid']} aria-label={t('templates.board')} role="grid">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('templates.lesson')}</span>
            </th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map(({ number: slot, startsAt }, row) => (
            <tr key={slot}>
              <th scope="row">
                {slot}
                <small>{startsAt}</small>
              </th>
              {weekdays.map((weekday, column) => {
                const at = { weekday, slot }
                const own = cells.filter((cell) => isAt(cell, at) && ofClass(cell))
                const foreign = locked.filter((cell) => isAt(cell, at) && ofClass(cell))
                const isWrong = conflicts.some(
                  (each) =>
                    !each.isWarning &&
                    each.weekday === weekday &&
                    each.slot === slot &&
                    each.courseIds.some((id) => own.some((cell) => cell.courseId === id)),
                )
                const busy = picked !== undefined && isBusy([...cells, ...locked], rows, picked, at)
                return (
                  <td
                    key={weekday}
                    role="gridcell"
                    tabIndex={row === 0 && column === 0 ? 0 : -1}
                    data-at={`${row}/${column}`}
                    data-wrong={isWrong || undefined}
                    data-fit={picked === undefined ? undefined : busy ? 'busy' : 'free'}
                    onFocus={() => props.onFocus({ ...at, classId })}
                    onMouseEnter={() => picked !== undefined && props.onFocus({ ...at, classId })}
                    onClick={() =>
                      picked !== undefined && props.onPlace(picked.course.courseId, at)
                    }
                    onKeyDown={(event) => {
                      step(event, row, column)
                      press(event, at, own)
                    }}
                    onDragEnter={() => props.onFocus({ ...at, classId })}
                    onDragOver={(event) => event.preventDefault()}
                    onDrop={(event) => {
                      event.preventDefault()
                      drop(event.dataTransfer.getData(courseMedia), at)
                    }}
                  >
                    {own.map((cell) => (
                      <span
                        key={`${cell.courseId}/${cell.week}`}
                        className={classes['entry']}
                        draggable
                        onDragStart={(event) => {
                          event.dataTransfer.setData(courseMedia, cell.courseId)
                          moved.current = cell
                          props.onPick(cell.courseId)
                        }}
                        onDragEnd={() => props.onPick(undefined)}
                      >
                        <Entry cell={cell} row={rows.get(cell.courseId)} />
                      </span>
                    ))}
                    {foreign.map((cell) => (
                      <span
                        key={`locked/${cell.courseId}`}
                        className={classes['locked']}
                        title={t('templates.locked')}
                      >
                        <Entry cell={cell} row={rows.get(cell.courseId)} />
                      </span>
                    ))}
                    {own.length + foreign.length === 0 && (
                      <span className="visually-hidden">{t('templates.free')}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface EntryProps {
  readonly cell: Cell
  readonly row: CourseRow | undefined
}

const Entry = ({ cell, row }: EntryProps) => {
  const { t } = useTranslation()
  const about = [row?.teacher, cell.week === 1 ? t('templates.odd') : '']
  return (
    <>
      {row?.subjectShort}
      <small>
        {[...about, cell.week === 2 ? t('templates.even') : ''].filter(Boolean).join(' · ')}
      </small>
    </>
  )
}
