import { useTranslation } from 'react-i18next'
import type { NavigationLink } from '../../app/navigation.ts'
import { RailLink } from './rail-link.tsx'
import classes from './frame.module.css'

export const Rail = ({ links }: { readonly links: readonly NavigationLink[] }) => {
  const { t } = useTranslation()
  return (
    <nav className={classes['rail']} aria-label={t('frame.navigation')}>
      <a className={classes['brand']} href="/">
        <img src="/favicon.svg" alt="" />
        {t('brand')}
      </a>
      {links.map((link) => (
        <RailLink key={link.id} link={link} />
      ))}
    </nav>
  )
}
