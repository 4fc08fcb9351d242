import { PaperMatrix } from '../../ui/week-matrix/paper-matrix.tsx'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { AllWeeks } from './all-weeks.tsx'
import type { CalendarLesson } from './reads.ts'
import type { View } from './routes.ts'
import type { Names } from './use-names.ts'
import { useWeekMatrix } from './use-week-matrix.ts'
import { WeekBoard } from './week-board.tsx'

interface Props {
  /** Whose week it is; undefined is everybody's. */
  readonly of: string | undefined
  readonly day: string
  readonly today: string
  readonly lessons: readonly CalendarLesson[]
  readonly names: Names
  readonly view: View
  readonly onOpen: (lessonId: string) => void
}

/** A real week, of one or of all, and the same on paper. */
export const Board = ({ of, ...props }: Props) => {
  const { day, today, lessons, names, view, onOpen } = props
  const { t } = useTranslation()
  const format = useFormat()
  const matrix = useWeekMatrix({ day, today, lessons, names, view, of })
  const { days, slots, rows } = matrix
  const [first, last] = [days[0], days.at(-1)]
  const dates =
    first === undefined || last === undefined
      ? ''
      : `${format.date(first.id)}–${format.date(last.id)}`
  return (
    <>
      {of === undefined ? (
        <AllWeeks matrix={matrix} view={view} today={today} onOpen={onOpen} />
      ) : (
        <WeekBoard {...props} />
      )}
      <PaperMatrix
        caption={`${t(`templates.boards.${view}`)} · ${dates}`}
        rows={rows}
        days={days}
        slots={slots}
      />
    </>
  )
}
