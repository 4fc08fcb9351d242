import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavigationLink } from '../../app/navigation.ts'
import classes from './frame.module.css'

/** The current place is the link with the longest path that the address begins with. */
const isCurrent = (href: string, path: string): boolean =>
  path === href || path.startsWith(`${href}/`)

export const RailLink = ({ link }: { readonly link: NavigationLink }) => {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <Link
      to={link.href}
      className={classes['link']}
      aria-current={isCurrent(link.href, path) ? 'page' : undefined}
      activeOptions={{ exact: true }}
    >
      <link.icon size={20} stroke={1.75} aria-hidden />
      {t(link.label)}
    </Link>
  )
}
