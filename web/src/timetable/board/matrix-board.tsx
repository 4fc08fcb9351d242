import { useMemo, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatrixDay, MatrixPlace, MatrixRow } from '../../ui/week-matrix/matrix.ts'
import { WeekMatrix } from '../../ui/week-matrix/week-matrix.tsx'
import { cellId, fits, targetRow, wrongs, type BoardView, type CourseRows } from './views.ts'
import type { Cell, CellsAt, Held, Place } from './board.ts'
import type { Conflict } from '../templates/use-check.ts'
import { courseMedia } from './tray.tsx'

export interface Aim extends Place {
  readonly rowId: string
}

interface Props {
  readonly view: BoardView
  readonly matrix: readonly MatrixRow[]
  readonly days: readonly MatrixDay[]
  readonly slots: readonly number[]
  readonly cells: readonly Cell[]
  readonly index: CellsAt
  readonly rows: CourseRows
  readonly held: Held | undefined
  readonly conflicts: readonly Conflict[]
  readonly onAim: (aim: Aim) => void
  readonly onHold: (held: Held | undefined) => void
  readonly onPlace: (held: Held, aim: Aim) => void
  readonly onTake: (cell: Cell) => void
}

const aimAt = ({ rowId, day, slot }: MatrixPlace): Aim => ({ rowId, weekday: Number(day), slot })

/** The week of all classes, teachers or rooms: lessons are lifted and put down in it. */
export const MatrixBoard = (props: Props) => {
  const { view, matrix, days, slots, cells, index, rows, held, conflicts } = props
  const { t } = useTranslation()
  const marks = useMemo(() => {
    if (held === undefined) return wrongs(view, conflicts, cells, rows)
    return fits(held, { view, rowIds: matrix.map(({ id }) => id), slots, index, rows })
  }, [view, held, matrix, slots, index, rows, conflicts, cells])
  const lift = (entryId: string | undefined): Held | undefined => {
    const from = cells.find((cell) => cellId(cell) === entryId)
    const row = from === undefined ? undefined : rows.get(from.courseId)
    return row === undefined ? undefined : { row, from }
  }
  const place = (at: MatrixPlace) => {
    const only = held === undefined ? undefined : targetRow(view, held.row)
    if (held !== undefined && (only === undefined || only === at.rowId))
      props.onPlace(held, aimAt(at))
  }
  return (
    <WeekMatrix
      label={t(`templates.boards.${view}`)}
      corner={t(`calendar.views.${view}`)}
      rows={matrix}
      days={days}
      slots={slots}
      marks={marks}
      isCarrying={held !== undefined}
      onAim={(at) => props.onAim(aimAt(at))}
      onChoose={(at, entryId, isByKeys) => {
        props.onAim(aimAt(at))
        if (held !== undefined) place(at)
        else if (isByKeys) props.onHold(lift(entryId))
      }}
      onRemove={(entryId) => {
        const from = lift(entryId)?.from
        if (from !== undefined) props.onTake(from)
      }}
      onLetGo={() => props.onHold(undefined)}
      onLift={(entryId, event: DragEvent) => {
        event.dataTransfer.setData(courseMedia, entryId)
        event.dataTransfer.effectAllowed = 'move'
        props.onHold(lift(entryId))
      }}
      onDrop={place}
    />
  )
}
