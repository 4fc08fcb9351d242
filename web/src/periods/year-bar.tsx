import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { usePeriodName } from '../ui/period-name.ts'
import { placeInYear, type PeriodsDraft, type Span } from './draft.ts'
import classes from './periods.module.css'

const months = (year: number): readonly Span[] =>
  Array.from({ length: 12 }, (_, index) => {
    const month = (index + 8) % 12
    const of = year + (index < 4 ? 0 : 1)
    const startsOn = new Date(Date.UTC(of, month, 1)).toISOString().slice(0, 10)
    const endsOn = new Date(Date.UTC(of, month + 1, 0)).toISOString().slice(0, 10)
    return { name: startsOn, startsOn, endsOn }
  })

interface Props {
  readonly draft: PeriodsDraft
  readonly year: number
  readonly today: string
}

/** The academic year as one bar: what is studied, what is rest, where today stands. */
export const YearBar = ({ draft, year, today }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const periodName = usePeriodName()
  const now = placeInYear({ startsOn: today, endsOn: today }, year)
  return (
    <div className={classes['bar']} role="img" aria-label={t('periods.bar')}>
      <div className={classes['months']}>
        {months(year).map((month) => (
          <Piece key={month.name} span={month} year={year} kind="month">
            {format.month(month.startsOn).slice(0, 3)}
          </Piece>
        ))}
      </div>
      <div className={classes['track']}>
        {draft.periods.map((span, index) => (
          <Piece key={`period/${index}`} span={span} year={year} kind="period">
            <span className={classes['narrow']}>{index + 1}</span>
            <span className={classes['wide']}>{periodName(span.name)}</span>
          </Piece>
        ))}
        {draft.holidays.map((span, index) => (
          <Piece key={`holidays/${index}`} span={span} year={year} kind="holidays" />
        ))}
        {now !== undefined && (
          <span
            className={classes['now']}
            style={{ left: `${now.left}%` }}
            title={`${t('periods.today')}: ${format.day(today)}`}
          />
        )}
      </div>
    </div>
  )
}

interface PieceProps {
  readonly span: Span
  readonly year: number
  readonly kind: 'month' | 'period' | 'holidays'
  readonly children?: React.ReactNode
}

const Piece = ({ span, year, kind, children }: PieceProps) => {
  const format = useFormat()
  const periodName = usePeriodName()
  const place = placeInYear(span, year)
  if (place === undefined) return null
  const title =
    kind === 'month'
      ? undefined
      : `${periodName(span.name)}: ${format.day(span.startsOn)} — ${format.day(span.endsOn)}`
  return (
    <span
      className={classes[kind]}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
      title={title}
    >
      {children !== undefined && <span>{children}</span>}
    </span>
  )
}
