import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { fold } from '../../ui/table/rows.ts'
import { hoursLeft, type Cell, type Held } from './board.ts'
import classes from './board.module.css'

interface Props {
  readonly rows: readonly CourseRow[]
  readonly cells: readonly Cell[]
  readonly held: Held | undefined
  /** All classes are on the board: only what still has hours is offered, and may be searched. */
  readonly isOfAll: boolean
  readonly onHold: (held: Held | undefined) => void
}

export const courseMedia = 'application/x-zvonok-course'

/** In the row of its class or teacher; in the board of one class, and of rooms, the very first. */
const firstPlace = ({ course }: CourseRow): HTMLElement | null =>
  document.querySelector<HTMLElement>(
    `td[data-row="${course.classId}"], td[data-row="${course.teacherId}"]`,
  ) ?? document.querySelector<HTMLElement>('td[data-at="0/0"], td[data-row]')

/** Courses with the hours that still have no place. */
export const Tray = ({ rows, cells, held, isOfAll, onHold }: Props) => {
  const { t, i18n } = useTranslation()
  const [q, setQ] = useState('')
  const words = fold(q).split(/\s+/).filter(Boolean)
  const shown = rows.filter((row) => {
    const text = fold([row.className, row.subject, row.teacher].join(' '))
    return words.length > 0
      ? words.every((word) => text.includes(word))
      : !isOfAll || hoursLeft(cells, row) !== 0
  })
  return (
    <section className={classes['tray']} aria-label={t('templates.tray')}>
      <h2>{t('templates.tray')}</h2>
      <p>{t('templates.trayHint')}</p>
      {isOfAll && (
        <TextInput
          type="search"
          size="sm"
          aria-label={t('templates.find')}
          placeholder={t('templates.find')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 && (
        <p role="status">{t(words.length > 0 ? 'table.nothing' : 'templates.allPlaced')}</p>
      )}
      <ul>
        {shown.map((row) => {
          const { courseId } = row.course
          const left = hoursLeft(cells, row)
          const isHeld = held !== undefined && held.from === undefined && held.row === row
          return (
            <li key={courseId}>
              <button
                type="button"
                draggable
                className={classes['course']}
                aria-pressed={isHeld}
                data-left={left > 0 ? 'some' : left < 0 ? 'over' : 'none'}
                onClick={(event) => {
                  onHold(isHeld ? undefined : { row })
                  // Taken by the keyboard, it goes on from the first place that it may have.
                  if (event.detail === 0) firstPlace(row)?.focus()
                }}
                onDragStart={(event) => {
                  event.dataTransfer.setData(courseMedia, courseId)
                  event.dataTransfer.effectAllowed = 'copy'
                  onHold({ row })
                }}
                onDragEnd={() => onHold(undefined)}
              >
                <span>
                  {isOfAll && <em>{row.className}</em>} {row.subject}
                  <small>{[row.group, row.teacher].filter(Boolean).join(' · ')}</small>
                </span>
                <b>{t('templates.left', { hours: left.toLocaleString(i18n.language) })}</b>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
