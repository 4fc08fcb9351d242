import { useQuery } from '@tanstack/react-query'
import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types.ts'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { roomsOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import type { MatrixDay, MatrixRow } from '../../ui/week-matrix/matrix.ts'
import { matrixRows, weekdays, type BoardView, type CourseRows } from '../board/views.ts'
import type { Board } from './use-board.ts'

interface Asked {
  readonly view: BoardView
  readonly board: Board
  readonly rows: CourseRows
  readonly courses: readonly CourseRow[]
  readonly others: readonly Json<Template>[]
  /** One weekday; the whole week without it. */
  readonly day: number | undefined
}

interface Choice {
  readonly value: string
  readonly label: string
}

const byLabel = new Intl.Collator('ru', { numeric: true })

const choices = (pairs: readonly (readonly [value: string, label: string])[]): readonly Choice[] =>
  [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => byLabel.compare(a.label, b.label))

interface Matrix {
  readonly rows: readonly MatrixRow[]
  readonly week: readonly MatrixDay[]
  /** Those that are shown. */
  readonly days: readonly MatrixDay[]
  readonly classes: readonly Choice[]
  readonly roomName: (roomId: string) => string
}

/** Everybody's week of a template in the view that is asked for. */
export const useMatrix = ({ view, board, rows, courses, others, day }: Asked): Matrix => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const rooms = useQuery(roomsOf(schoolId)).data
  const week = useMemo(
    () =>
      weekdays.map((weekday) => ({
        id: String(weekday),
        label: t(`weekday.${weekday}`),
        short: t(`weekdayShort.${weekday}`),
      })),
    [t],
  )
  const days = useMemo(
    () => (day === undefined || day === 0 ? week : week.filter(({ id }) => id === String(day))),
    [week, day],
  )
  const names = useMemo(
    () => ({
      class: choices(courses.map(({ course, className }) => [course.classId, className])),
      teacher: choices(courses.map(({ course, teacher }) => [course.teacherId, teacher])),
      room: choices((rooms ?? []).map(({ roomId, name }) => [roomId, name])),
    }),
    [courses, rooms],
  )
  const roomName = useMemo(() => {
    const found = new Map(names.room.map(({ value, label }) => [value, label]))
    return (roomId: string) => found.get(roomId) ?? ''
  }, [names])
  const { cells, locked } = board
  const matrix = useMemo(() => {
    const templateOf = new Map(
      others.flatMap((each) => each.cells.map((cell) => [cell, each.name])),
    )
    const words = {
      room: roomName,
      weeks: (number: number) =>
        number === 0 ? '' : number === 1 ? t('templates.odd') : t('templates.even'),
      locked: (cell: (typeof locked)[number]) =>
        t('templates.lockedBy', { template: templateOf.get(cell) ?? '' }),
    }
    return matrixRows(view, names[view], { cells, locked, rows, words })
  }, [view, names, cells, locked, rows, others, roomName, t])
  return { rows: matrix, week, days, classes: names.class, roomName }
}
