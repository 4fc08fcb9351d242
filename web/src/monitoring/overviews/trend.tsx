import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { trendPoints } from './trend.ts'
import classes from './overviews.module.css'

interface Props {
  readonly label: string
  readonly days: readonly { readonly date: string; readonly value: number | undefined }[]
}

const box = { width: 160, height: 28 }

/** A line without axes; its ends are said in words. */
export const Trend = ({ label, days }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const known = days.filter(({ value }) => value !== undefined)
  const first = known[0]
  const last = known.at(-1)
  const points = trendPoints(
    days.map(({ value }) => value),
    box,
  )
  if (first === undefined || last === undefined || points.length < 2)
    return <div className={classes['noTrend']} />
  const words = t('overview.trendWords', {
    from: format.day(first.date),
    before: format.percent(first.value),
    to: format.day(last.date),
    after: format.percent(last.value),
  })
  const end = points.at(-1)
  return (
    <svg
      className={classes['trend']}
      viewBox={`-3 -3 ${box.width + 6} ${box.height + 6}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={`${label}: ${words}`}
    >
      <title>{words}</title>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {end !== undefined && <circle cx={end.x} cy={end.y} r={2.5} />}
    </svg>
  )
}
