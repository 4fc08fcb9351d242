import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { useRoomName } from '../../ui/room-name.ts'
import { movedWords } from './moved-words.ts'
import { statusOf, type CalendarLesson } from './reads.ts'
import type { View } from './routes.ts'
import type { Names } from './use-names.ts'
import { weekGrid } from './week.ts'
import classes from './lessons.module.css'

interface Props {
  readonly day: string
  readonly today: string
  readonly lessons: readonly CalendarLesson[]
  readonly names: Names
  readonly view: View
  readonly onOpen: (lessonId: string) => void
}

/** Slots by days; on a phone the days stand one under the other. */
export const WeekBoard = ({ day, today, lessons, names, view, onOpen }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const grid = useMemo(() => weekGrid(day, lessons), [day, lessons])
  return (
    <>
      {lessons.length === 0 && <p className={classes['none']}>{t('calendar.none')}</p>}
      <table className={classes['board']}>
        <caption className="visually-hidden">{t('calendar.title')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('calendar.slot')}</span>
            </th>
            {grid.dates.map((date) => (
              <th key={date} scope="col" data-today={date === today || undefined}>
                {format.dayAndWeekday(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.slots.map((slot) => (
            <tr key={slot}>
              <th scope="row">{slot}</th>
              {grid.dates.map((date) => (
                <td key={date} data-today={date === today || undefined}>
                  {grid.at(date, slot).map((lesson) => (
                    <Card
                      key={lesson.lessonId}
                      lesson={lesson}
                      names={names}
                      view={view}
                      onOpen={onOpen}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes['days']}>
        {grid.dates.map((date) => (
          <section key={date} aria-label={format.dayAndWeekday(date)}>
            <h2 data-today={date === today || undefined}>{format.dayAndWeekday(date)}</h2>
            {grid.slots.flatMap((slot) =>
              grid.at(date, slot).map((lesson) => (
                <div key={lesson.lessonId} className={classes['line']}>
                  <span className={classes['dim']}>{slot}</span>
                  <Card lesson={lesson} names={names} view={view} onOpen={onOpen} />
                </div>
              )),
            )}
            {lessons.every((lesson) => lesson.date !== date) && (
              <p className={classes['dim']}>{t('calendar.freeDay')}</p>
            )}
          </section>
        ))}
      </div>
    </>
  )
}

interface CardProps {
  readonly lesson: CalendarLesson
  readonly names: Names
  readonly view: View
  readonly onOpen: (lessonId: string) => void
}

const Card = ({ lesson, names, view, onOpen }: CardProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const roomName = useRoomName()
  const isCancelled = statusOf(lesson) === 'CANCELLED'
  const moved = movedWords(lesson, t, format)
  const about = [
    view === 'class' ? names.groupName(lesson.groupId) : undefined,
    view === 'teacher' ? undefined : names.teacher(lesson.teacherId),
    view === 'room' ? undefined : roomName(names.room(lesson.roomId)),
  ]
  const title =
    view === 'class'
      ? names.subject(lesson.subjectId)
      : `${names.className(lesson.classId)} · ${names.subject(lesson.subjectId)}`
  return (
    <button
      type="button"
      className={classes['card']}
      data-cancelled={isCancelled || undefined}
      onClick={() => onOpen(lesson.lessonId)}
    >
      <span className={classes['name']}>{title}</span>
      <span className={classes['dim']}>
        {lesson.startsAt} · {about.filter((part) => part !== undefined && part !== '').join(' · ')}
      </span>
      {isCancelled && <em data-tone="loss">{t('calendar.cancelled')}</em>}
      {lesson.replacedTeacherId !== '' && (
        <em>{t('calendar.replaces', { name: names.teacher(lesson.replacedTeacherId) })}</em>
      )}
      {moved !== '' && <em>{moved}</em>}
    </button>
  )
}
