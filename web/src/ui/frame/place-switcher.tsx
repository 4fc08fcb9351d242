import { IconBuilding, IconMap2, IconSelector, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { baseOf, homeOf } from '../../app/navigation.ts'
import type { Place } from '../../app/places.ts'
import { usePlace, usePlaces } from '../../app/use-place.ts'
import { Choices } from './choices.tsx'
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
  const faceOf = (each: Place) => (
    <>
      {each.name}
      <small>{hintOf(each)}</small>
    </>
  )
  if (places.length === 1)
    return (
      <div className={classes['switch']}>
        <span>{faceOf(place)}</span>
      </div>
    )
  const choices = places.map((each) => {
    const Icon = icons[each.kind]
    return {
      key: each.key,
      href: homeOf(each) ?? baseOf(each, each.year),
      label: faceOf(each),
      icon: <Icon size={18} stroke={1.75} aria-hidden />,
      isCurrent: each.key === place.key,
    }
  })
  return (
    <Choices
      className={classes['switch']}
      label={t('frame.switchPlace')}
      choices={choices}
      button={
        <>
          <span>{faceOf(place)}</span>
          <span className="visually-hidden">{t('frame.switchPlace')}</span>
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </>
      }
    />
  )
}
