import { Button } from '@mantine/core'
import { addDays } from '@zvonok/policy/dates'
import { useTranslation } from 'react-i18next'
import type { ChildPlace } from '../../app/places.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { useFormat } from '../../ui/format.ts'
import type { Week } from '../reads.ts'
import { DayCard } from './day-card.tsx'
import { partsOf } from './days.ts'
import { useLastVisit } from './last-visit.ts'
import { marksSince } from './news.ts'
import { NewMarks } from './new-marks.tsx'
import { useNews } from './use-news.ts'
import classes from './week.module.css'

interface Props {
  readonly child: ChildPlace
  readonly week: Week
  readonly onOpen: (day: string) => void
}

export const Days = ({ child, week, onOpen }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const news = useNews(week)
  const lastVisit = useLastVisit(child.pupilId, week.asOf)
  const { today } = child
  const { ahead, past } = partsOf(week, today)
  const nextMonday = addDays(week.startsOn, 7)
  const isSunday = today === addDays(week.startsOn, 6)
  const isEmpty = week.days.every(({ lessons, dayOff }) => lessons.length === 0 && dayOff === '')

  if (isEmpty) return <Empty title={t('diary.noLessonsTitle')} text={t('diary.noLessonsText')} />
  const cards = (days: Week['days']) => (
    <div className={classes['days']}>
      {days.map((day) => (
        <DayCard key={day.date} day={day} today={today} news={news} lastVisit={lastVisit} />
      ))}
    </div>
  )
  return (
    <>
      <p className="visually-hidden" role="status">
        {news.size > 0 ? t('diary.updated', { count: news.size }) : ''}
      </p>
      {isSunday && (
        <Button className={classes['next'] ?? ''} onClick={() => onOpen(nextMonday)}>
          {t('diary.toNextWeek', { day: format.dayAndWeekday(nextMonday) })}
        </Button>
      )}
      {cards(ahead)}
      {past.length > 0 && (
        <section aria-labelledby="past-days">
          <h2 id="past-days" className={classes['part']}>
            {t('diary.earlier')}
          </h2>
          {cards(past)}
        </section>
      )}
      <NewMarks marks={marksSince(week, lastVisit)} />
      <p className={classes['note']}>
        {t('diary.asOf', { time: format.moment(new Date(week.asOf)) })} {t('diary.ticksHere')}
      </p>
    </>
  )
}
