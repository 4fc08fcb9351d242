import { yearLabel } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import { homeOf, linksOf } from '../../app/navigation.ts'
import { usePlace, useYear } from '../../app/use-place.ts'
import { Choices } from './choices.tsx'
import classes from './frame.module.css'

/** The academic year of the page; a school's earlier years stay readable. */
export const YearMenu = () => {
  const { t } = useTranslation()
  const place = usePlace()
  const year = useYear()
  if (place === undefined || year === undefined || place.kind !== 'school') return null
  const choices = [place.year, place.year - 1].map((each) => ({
    key: String(each),
    href: linksOf(place, each)[0]?.href ?? homeOf(place) ?? '/',
    label: t('frame.year', { year: yearLabel(each) }),
    isCurrent: each === year,
  }))
  return (
    <div className={classes['wide']}>
      <Choices
        className={classes['quiet']}
        label={t('frame.chooseYear')}
        choices={choices}
        button={
          <>
            {yearLabel(year)}
            <span className="visually-hidden">{t('frame.chooseYear')}</span>
          </>
        }
      />
    </div>
  )
}
