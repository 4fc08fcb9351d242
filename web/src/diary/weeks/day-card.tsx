import { addDays } from '@zvonok/policy/dates'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { Day } from '../reads.ts'
import { LessonItem } from './lesson-item.tsx'
import { TraceItem } from './trace-item.tsx'
import { isTrace } from './trace.ts'
import { useWeekday } from './use-weekday.ts'
import classes from './week.module.css'

interface Props {
  readonly day: Day
  readonly today: string
  readonly news: ReadonlySet<string>
  readonly lastVisit: string | undefined
}

export const DayCard = ({ day, today, news, lastVisit }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const weekday = useWeekday()
  const id = useId()
  const isToday = day.date === today
  const near = isToday
    ? t('diary.today')
    : day.date === addDays(today, 1)
      ? t('diary.tomorrow')
      : undefined
  return (
    <section className={classes['day']} data-today={isToday || undefined} aria-labelledby={id}>
      <h2 id={id} className={classes['date']} {...(isToday ? { 'aria-current': 'date' } : {})}>
        <span>{weekday(day.date)}</span>
        <small>{format.day(day.date)}</small>
        {near !== undefined && <em>{near}</em>}
      </h2>
      {day.dayOff !== '' && <p className={classes['off']}>{day.dayOff}</p>}
      {day.dayOff === '' && day.lessons.length === 0 && (
        <p className={classes['off']}>{t('diary.freeDay')}</p>
      )}
      {day.lessons.length > 0 && (
        <ol className={classes['lessons']}>
          {day.lessons.map((lesson) =>
            isTrace(lesson) ? (
              <TraceItem key={lesson.lessonId} lesson={lesson} date={day.date} news={news} />
            ) : (
              <LessonItem
                key={lesson.lessonId}
                lesson={lesson}
                date={day.date}
                isOver={day.date < today}
                news={news}
                lastVisit={lastVisit}
              />
            ),
          )}
        </ol>
      )}
    </section>
  )
}
