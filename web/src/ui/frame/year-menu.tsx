import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { yearLabel } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import { homeOf, linksOf } from '../../app/navigation.ts'
import { usePlace, useYear } from '../../app/use-place.ts'
import classes from './frame.module.css'

/** The academic year of the page; a school's earlier years stay readable. */
export const YearMenu = () => {
  const { t } = useTranslation()
  const place = usePlace()
  const year = useYear()
  if (place === undefined || year === undefined || place.kind !== 'school') return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={`${classes['quiet']} ${classes['wide']}`}
          aria-label={t('frame.year', { year: yearLabel(year) })}
        >
          {yearLabel(year)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {[place.year, place.year - 1].map((each) => (
          <Menu.Item
            key={each}
            component={Link}
            to={linksOf(place, each)[0]?.href ?? homeOf(place) ?? '/'}
            aria-current={each === year ? 'true' : undefined}
          >
            {t('frame.year', { year: yearLabel(each) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
