import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'

interface Props {
  readonly schoolId: string
  /** Narrows the journals to a class. */
  readonly className?: string
}

/** From the figures to what they count: authorities and agencies read the journals themselves [M 1.12]. */
export const SchoolLinks = ({ schoolId, className }: Props) => {
  const { t } = useTranslation()
  const { isOutside } = useOverview()
  const place = usePlace()
  if (!isOutside || place === undefined) return null
  const params = { schoolId, year: place.year }
  const journals = className === undefined ? {} : { q: className }
  return (
    <nav className={classes['links']} aria-label={t('overview.links')}>
      <Link to="/schools/$schoolId/$year/journals" params={params} search={journals}>
        {t('overview.journals')}
      </Link>
      {className === undefined && (
        <Link to="/schools/$schoolId/$year/policies" params={params} search={{}}>
          {t('nav.policies')}
        </Link>
      )}
    </nav>
  )
}
