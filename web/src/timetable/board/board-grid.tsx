import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import type { Slot } from '../bells/slots.ts'
import type { Conflict } from '../templates/use-check.ts'
import { clashesAt, isAt, type Cell, type CellsAt, type Held, type Place } from './board.ts'
import { courseMedia } from './tray.tsx'
import { weekdays } from './views.ts'
import classes from './board.module.css'

interface Props {
  readonly classId: string
  readonly slots: readonly Slot[]
  readonly cells: readonly Cell[]
  /** Cells of the other templates that hold on the same days. */
  readonly locked: readonly Cell[]
  readonly index: CellsAt
  readonly rows: ReadonlyMap<string, CourseRow>
  readonly held: Held | undefined
  readonly conflicts: readonly Conflict[]
  readonly onAim: (aim: Place & { readonly rowId: string }) => void
  readonly onHold: (held: Held | undefined) => void
  readonly onPlace: (held: Held, at: Place) => void
  readonly onTake: (cell: Cell) => void
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Days across, lessons down, one class at a time. */
export const BoardGrid = (props: Props) => {
  const { classId, slots, cells, locked, index, rows, held, conflicts } = props
  const { t } = useTranslation()
  const grid = useRef<HTMLTableElement>(null)
  const ofClass = (cell: Cell) => rows.get(cell.courseId)?.course.classId === classId
  const step = (event: KeyboardEvent, row: number, column: number) => {
    const by = steps[event.key]
    if (by === undefined) return
    const selector = `[data-at="${row + by[0]}/${column + by[1]}"]`
    grid.current?.querySelector<HTMLElement>(selector)?.focus()
    event.preventDefault()
  }
  const lift = (from: Cell | undefined) => {
    const row = from === undefined ? undefined : rows.get(from.courseId)
    if (row !== undefined) props.onHold({ row, from })
  }
  const press = (event: KeyboardEvent, at: Place, own: readonly Cell[]) => {
    const last = own.at(-1)
    if (event.key === 'Enter' || event.key === ' ') {
      if (held !== undefined) props.onPlace(held, at)
      else lift(last)
      event.preventDefault()
    }
    if (event.key === 'Delete' && last !== undefined) props.onTake(last)
    if (event.key === 'Escape') props.onHold(undefined)
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
                <span className={classes['whole']}>{t(`weekday.${weekday}`)}</span>
                <abbr title={t(`weekday.${weekday}`)}>{t(`weekdayShort.${weekday}`)}</abbr>
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
                const clashes = held === undefined ? [] : clashesAt(index, rows, held, at)
                const aim = () => props.onAim({ ...at, rowId: classId })
                return (
                  <td
                    key={weekday}
                    role="gridcell"
                    tabIndex={row === 0 && column === 0 ? 0 : -1}
                    data-at={`${row}/${column}`}
                    data-wrong={isWrong || undefined}
                    data-fit={held === undefined ? undefined : clashes.length > 0 ? 'busy' : 'free'}
                    onFocus={aim}
                    onMouseEnter={() => held !== undefined && aim()}
                    onClick={() => held !== undefined && props.onPlace(held, at)}
                    onKeyDown={(event) => {
                      step(event, row, column)
                      press(event, at, own)
                    }}
                    onDragEnter={aim}
                    onDragOver={(event) => event.preventDefault()}
                    onDrop={(event) => {
                      event.preventDefault()
                      if (held !== undefined) props.onPlace(held, at)
                    }}
                  >
                    {own.map((cell) => (
                      <span
                        key={`${cell.courseId}/${cell.week}`}
                        className={classes['entry']}
                        draggable
                        onDragStart={(event) => {
                          event.dataTransfer.setData(courseMedia, cell.courseId)
                          lift(cell)
                        }}
                        onDragEnd={() => props.onHold(undefined)}
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
                    {clashes
                      .filter(({ other }) => other.course.classId !== classId)
                      .map(({ other }) => (
                        <span key={other.course.courseId} className={classes['locked']}>
                          {other.className} {other.subjectShort}
                          <small>{other.teacher}</small>
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
