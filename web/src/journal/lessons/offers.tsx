import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import type { Offer } from './draft.ts'
import classes from './lesson-panel.module.css'

interface Props {
  readonly offers: readonly Offer[]
  readonly takenId: string
  readonly courseId: string
  readonly onTake: (offer: Offer) => void
}

/** The next topics of the plan: the first one click away, the others behind it. */
export const Offers = ({ offers, takenId, courseId, onTake }: Props) => {
  const { t } = useTranslation()
  const { schoolId, year } = useSchool()
  if (offers.length === 0)
    return (
      <p className={classes['dim']}>
        {t('lesson.noOffers')}{' '}
        <Link
          to="/schools/$schoolId/$year/journals/$courseId/plan"
          params={{ schoolId, year, courseId }}
        >
          {t('lesson.toPlan')}
        </Link>
      </p>
    )
  const taken = offers.find(({ planItemId }) => planItemId === takenId)
  const first = taken ?? offers[0]
  const others = offers.filter((offer) => offer !== first)
  const button = (offer: Offer) => (
    <button
      key={offer.planItemId}
      type="button"
      aria-pressed={offer.planItemId === takenId}
      onClick={() => onTake(offer)}
    >
      {offer.topic}
      {offer.homework !== '' && <span className={classes['dim']}>{offer.homework}</span>}
    </button>
  )
  return (
    <div role="group" aria-label={t('lesson.offers')} className={classes['offers']}>
      <span className={classes['dim']}>{t('lesson.offers')}</span>
      {first !== undefined && button(first)}
      {others.length > 0 && (
        <details>
          <summary>{t('lesson.otherOffers', { count: others.length })}</summary>
          <div className={classes['offers']}>{others.map(button)}</div>
        </details>
      )}
    </div>
  )
}
