import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NavigationLink } from '../../app/navigation.ts'
import { Choices } from './choices.tsx'
import { RailLink } from './rail-link.tsx'
import classes from './frame.module.css'

const atMost = 5

/** The rail on a phone: five items at most, the rest behind the last. */
export const BottomBar = ({ links }: { readonly links: readonly NavigationLink[] }) => {
  const { t } = useTranslation()
  if (links.length < 2) return null
  const shown = links.length > atMost ? links.slice(0, atMost - 1) : links
  const rest = links.slice(shown.length).map((link) => ({
    key: link.id,
    href: link.href,
    label: t(link.label),
    icon: <link.icon size={18} stroke={1.75} aria-hidden />,
  }))
  return (
    <nav className={classes['bottom']} aria-label={t('frame.navigation')}>
      {shown.map((link) => (
        <RailLink key={link.id} link={link} />
      ))}
      {rest.length > 0 && (
        <Choices
          className={classes['link']}
          label={t('frame.more')}
          position="top-end"
          choices={rest}
          button={
            <>
              <IconDots size={20} stroke={1.75} aria-hidden />
              {t('frame.more')}
            </>
          }
        />
      )}
    </nav>
  )
}
