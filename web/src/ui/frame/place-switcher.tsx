import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconBuilding, IconMap2, IconSelector, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { baseOf, homeOf } from '../../app/navigation.ts'
import type { Place } from '../../app/places.ts'
import { usePlace, usePlaces } from '../../app/use-place.ts'
import classes from './frame.module.css'

const icons = { school: IconBuilding, child: IconUser, region: IconMap2 } as const

const useHint = (): ((place: Place) => string) => {
  const { t } = useTranslation()
  return (place) =>
    place.kind === 'child'
      ? [place.className, place.schoolName].filter((part) => part !== '').join(' · ')
      : place.roles.map((role) => t(`role.${role}`)).join(', ')
}

/** School, child or region: one hat on at a time, the others one tap away. */
export const PlaceSwitcher = () => {
  const { t } = useTranslation()
  const places = usePlaces()
  const place = usePlace()
  const hintOf = useHint()
  if (place === undefined) return null
  const face = (
    <span>
      {place.name}
      <small>{hintOf(place)}</small>
    </span>
  )
  if (places.length === 1) return <div className={classes['switch']}>{face}</div>
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes['switch']} aria-label={t('frame.switchPlace')}>
          {face}
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((each) => {
          const Icon = icons[each.kind]
          return (
            <Menu.Item
              key={each.key}
              component={Link}
              to={homeOf(each) ?? baseOf(each, each.year)}
              aria-current={each.key === place.key ? 'true' : undefined}
              leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
            >
              {each.name}
              <div className={classes['hint']}>{hintOf(each)}</div>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
