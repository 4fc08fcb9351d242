import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChildPlace } from '../app/places.ts'
import { usePlaces } from '../app/use-place.ts'
import classes from './children-row.module.css'

interface Props {
  readonly current: ChildPlace
  readonly page: 'week' | 'marks' | 'finals'
}

/** «Анна Соколова» is «АС». */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('')

/** Of «Анна Соколова»: the family knows its children by the given name. */
const givenNameOf = (name: string): string => name.split(/\s+/)[0] ?? name

/** Brothers and sisters in a row, one tap apart. */
export const ChildrenRow = ({ current, page }: Props) => {
  const { t } = useTranslation()
  const children = usePlaces().filter((place): place is ChildPlace => place.kind === 'child')
  if (children.length < 2) return null
  return (
    <nav className={classes['row']} aria-label={t('diary.children')}>
      {children.map((child) => (
        <Link
          key={child.key}
          to={`/diary/$pupilId/${page}`}
          params={{ pupilId: child.pupilId }}
          className={classes['child']}
          aria-current={child.key === current.key ? 'page' : undefined}
        >
          <span className={classes['face']} aria-hidden>
            {initialsOf(child.name)}
          </span>
          <span>
            {givenNameOf(child.name)}
            <small>{child.className}</small>
          </span>
        </Link>
      ))}
    </nav>
  )
}
