import { useTranslation } from 'react-i18next'
import { clashesAt, type Clash } from '../board/board.ts'
import { useConflictWords } from '../board/conflicts.tsx'
import type { BoardView, CourseRows } from '../board/views.ts'
import { targetRow } from '../board/views.ts'
import type { Board } from './use-board.ts'
import classes from '../board/board.module.css'

interface Props {
  readonly view: BoardView
  readonly board: Board
  readonly rows: CourseRows
  readonly roomName: (roomId: string) => string
}

/** What is in the hand and what stands in its way where it is held, by name and at once. */
export const Carried = ({ view, board, rows, roomName }: Props) => {
  const { t } = useTranslation()
  const words = useConflictWords(rows)
  const { held, aim, index, conflicts } = board
  if (held === undefined) return <p className={classes['carried']}>{t('templates.carryHint')}</p>
  const { className, subject, teacher, course } = held.row
  const what = [className, subject, held.row.group].filter(Boolean).join(' ')
  if (aim === undefined) return <p className={classes['carried']}>{what}</p>

  const only = targetRow(view, held.row)
  const isElsewhere = only !== undefined && only !== aim.rowId
  const roomId = view === 'room' ? aim.rowId : (held.from?.roomId ?? '')
  const labelOf = ({ kind }: Clash) =>
    kind === 'TEACHER' ? teacher : kind === 'PUPIL' ? className : roomName(roomId)
  const clashes = clashesAt(index, rows, held, { ...aim, roomId }).map((clash) =>
    t(`templates.conflict.${clash.kind}`, {
      label: labelOf(clash),
      courses: `${clash.other.className} ${clash.other.subject}`,
    }),
  )
  // What only the server knows: pupils of two groups, bells, days off.
  const more = conflicts
    .filter(
      ({ weekday, slot, courseIds }) =>
        weekday === aim.weekday && slot === aim.slot && courseIds.includes(course.courseId),
    )
    .map(words)
  const inTheWay = isElsewhere
    ? [t(`templates.otherRow.${view === 'teacher' ? 'teacher' : 'class'}`, { className, teacher })]
    : clashes.length > 0
      ? clashes
      : more
  return (
    <p
      className={classes['carried']}
      role="status"
      data-tone={inTheWay.length > 0 ? 'loss' : 'fit'}
    >
      <b>{what}</b> → {t('templates.at', { day: t(`weekday.${aim.weekday as 1}`), slot: aim.slot })}
      {view === 'room' && ` · ${roomName(aim.rowId)}`}:{' '}
      {inTheWay.length > 0 ? inTheWay.join(' ') : t('templates.isFree')}
    </p>
  )
}
