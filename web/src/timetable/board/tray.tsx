import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { hoursLeft, type Cell } from './board.ts'
import classes from './board.module.css'

interface Props {
  readonly rows: readonly CourseRow[]
  readonly cells: readonly Cell[]
  readonly pickedId: string | undefined
  readonly onPick: (courseId: string | undefined) => void
}

export const courseMedia = 'application/x-zvonok-course'

/** The courses of the class with the hours that still have no place. */
export const Tray = ({ rows, cells, pickedId, onPick }: Props) => {
  const { t, i18n } = useTranslation()
  return (
    <section className={classes['tray']} aria-label={t('templates.tray')}>
      <h2>{t('templates.tray')}</h2>
      <p>{t('templates.trayHint')}</p>
      <ul>
        {rows.map((row) => {
          const { courseId } = row.course
          const left = hoursLeft(cells, row)
          return (
            <li key={courseId}>
              <button
                type="button"
                draggable
                className={classes['course']}
                aria-pressed={pickedId === courseId}
                data-left={left > 0 ? 'some' : left < 0 ? 'over' : 'none'}
                onClick={(event) => {
                  onPick(pickedId === courseId ? undefined : courseId)
                  // Taken by the keyboard, it goes on from the first place of the board.
                  if (event.detail === 0)
                    document.querySelector<HTMLElement>('[data-at="0/0"]')?.focus()
                }}
                onDragStart={(event) => {
                  event.dataTransfer.setData(courseMedia, courseId)
                  event.dataTransfer.effectAllowed = 'copy'
                  onPick(courseId)
                }}
                onDragEnd={() => onPick(undefined)}
              >
                <span>
                  {row.subject}
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
