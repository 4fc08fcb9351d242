import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useFormat } from '../../ui/format.ts'
import { Change } from './change.tsx'
import { changeOf, measureOf, measures, type Measure } from './figures.ts'
import type { Overview } from './reads.ts'
import { Trend } from './trend.tsx'
import classes from './overviews.module.css'

interface Props {
  readonly overview: Overview
  /** What it is compared with. */
  readonly before: Overview | undefined
}

/** The whole in five shares, each with its way through the days and its definition. */
export const Tiles = ({ overview, before }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const today = usePlace()?.today
  // What is left of today is taught and filled yet: it would be a fall every morning.
  const over = overview.days.filter(({ date }) => date !== today)
  return (
    <ul className={classes['tiles']}>
      {measures.map((measure) => (
        <li key={measure}>
          <Tooltip label={t(`overview.definition.${measure}`)} multiline w={280} withArrow>
            <h2 className={classes['term']}>{t(`overview.measure.${measure}`)}</h2>
          </Tooltip>
          <p className={classes['figure']}>
            {format.percent(measureOf(measure, overview.figures))}
            {before !== undefined && (
              <Change change={changeOf(measure, overview.figures, before.figures)} isLong />
            )}
          </p>
          <Trend
            label={t('overview.trend', { name: t(`overview.measure.${measure}`) })}
            days={over.map(({ date, figures }) => ({
              date,
              value: measureOf(measure, figures),
            }))}
          />
          <p className={classes['of']}>
            <Counts overview={overview} measure={measure} />
          </p>
        </li>
      ))}
    </ul>
  )
}

interface CountsProps {
  readonly overview: Overview
  readonly measure: Measure
}

/** The counts behind the share. */
const Counts = ({ overview: { figures }, measure }: CountsProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (figures === undefined) return null
  const of = (part: number, whole: number) =>
    t('overview.of', { part: format.count(part), whole: format.count(whole) })
  switch (measure) {
    case 'present':
      return t('overview.absent', {
        count: figures.absent,
        absent: format.count(figures.absent),
        unexcused: format.count(figures.absentUnexcused),
      })
    case 'filled':
      return of(figures.topics, figures.lessonsHeld)
    case 'inTime':
      return of(figures.filledInTime, figures.lessonsHeld)
    case 'taken':
      return of(figures.attendanceTaken, figures.lessonsHeld)
    case 'homework':
      return of(figures.homeworks, figures.lessonsHeld)
  }
}
