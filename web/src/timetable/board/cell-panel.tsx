import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { roomsOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { change, take, type Cell, type Held, type Place } from './board.ts'
import classes from './board.module.css'

interface Props {
  readonly at: Place
  /** What stands there, in the row aimed at. */
  readonly own: readonly Cell[]
  readonly cells: readonly Cell[]
  readonly rows: ReadonlyMap<string, CourseRow>
  readonly onChange: (cells: readonly Cell[]) => void
  readonly onHold: (held: Held | undefined) => void
}

/** The place in focus: the room and weeks of what stands in it. */
export const CellPanel = ({ at, own, cells, rows, onChange, onHold }: Props) => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const rooms = useQuery(roomsOf(schoolId)).data ?? []
  const carry = (from: Cell) => {
    const row = rows.get(from.courseId)
    if (row !== undefined) onHold({ row, from })
  }
  return (
    <section className={classes['panel']}>
      <h2>{t('templates.at', { day: t(`weekday.${at.weekday as 1}`), slot: at.slot })}</h2>
      {own.length === 0 && <p>{t('templates.emptyCell')}</p>}
      {own.map((cell) => (
        <div key={`${cell.courseId}/${cell.week}`} className={classes['fields']}>
          <b>
            {rows.get(cell.courseId)?.className} {rows.get(cell.courseId)?.subject}
          </b>
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
          <div className={classes['buttons']}>
            <Button variant="default" onClick={() => carry(cell)}>
              {t('templates.carry')}
            </Button>
            <Button variant="default" onClick={() => onChange(take(cells, cell))}>
              {t('action.remove')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}
