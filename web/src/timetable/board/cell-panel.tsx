import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { roomsOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { change, isAt, take, type Cell, type Place } from './board.ts'
import { useConflictWords } from './conflicts.tsx'
import type { Conflict } from './use-check.ts'
import classes from './board.module.css'

interface Props {
  readonly focus: Place & { readonly classId: string }
  readonly cells: readonly Cell[]
  readonly rows: ReadonlyMap<string, CourseRow>
  readonly picked: CourseRow | undefined
  readonly conflicts: readonly Conflict[]
  readonly onChange: (cells: readonly Cell[]) => void
}

/** The place in focus: what would collide there, and the room and weeks of what stands in it. */
export const CellPanel = ({ focus, cells, rows, picked, conflicts, onChange }: Props) => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const rooms = useQuery(roomsOf(schoolId)).data ?? []
  const words = useConflictWords(rows)
  const own = cells.filter(
    (cell) => isAt(cell, focus) && rows.get(cell.courseId)?.course.classId === focus.classId,
  )
  const here = conflicts.filter(
    ({ weekday, slot, courseIds }) =>
      weekday === focus.weekday &&
      slot === focus.slot &&
      courseIds.some((id) => rows.get(id)?.course.classId === focus.classId),
  )
  return (
    <section className={classes['panel']}>
      <h2>{t('templates.at', { day: t(`weekday.${focus.weekday as 1}`), slot: focus.slot })}</h2>
      {picked !== undefined && (
        <p role="status">
          {here.length === 0
            ? t('templates.fits', { subject: picked.subject })
            : here.map((each) => words(each)).join(' ')}
        </p>
      )}
      {picked === undefined && own.length === 0 && <p>{t('templates.emptyCell')}</p>}
      {picked === undefined &&
        own.map((cell) => (
          <div key={`${cell.courseId}/${cell.week}`} className={classes['fields']}>
            <b>{rows.get(cell.courseId)?.subject}</b>
            <NativeSelect
              label={t('templates.room')}
              data={[
                { value: '', label: t('templates.noRoom') },
                ...rooms.map(({ roomId, name }) => ({ value: roomId, label: name })),
              ]}
              value={cell.roomId}
              onChange={(event) =>
                onChange(change(cells, cell, { roomId: event.currentTarget.value }))
              }
            />
            <NativeSelect
              label={t('templates.weeks')}
              data={[
                { value: '0', label: t('templates.every') },
                { value: '1', label: t('templates.odd') },
                { value: '2', label: t('templates.even') },
              ]}
              value={String(cell.week)}
              onChange={(event) =>
                onChange(change(cells, cell, { week: Number(event.currentTarget.value) }))
              }
            />
            <Button variant="default" onClick={() => onChange(take(cells, cell))}>
              {t('action.remove')}
            </Button>
          </div>
        ))}
    </section>
  )
}
