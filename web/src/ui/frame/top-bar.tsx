import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LiveStateMark } from './live-state-mark.tsx'
import { NoticesBell } from './notices-bell.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PlaceSwitcher } from './place-switcher.tsx'
import { openSearch } from './search.tsx'
import { YearMenu } from './year-menu.tsx'
import classes from './frame.module.css'

export const TopBar = () => {
  const { t } = useTranslation()
  return (
    <header className={classes['top']}>
      <PlaceSwitcher />
      <YearMenu />
      <span className={classes['space']} />
      <LiveStateMark />
      <button
        type="button"
        className={classes['quiet']}
        onClick={openSearch}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <span className="visually-hidden">{t('search.open')}</span>
        <span className={classes['wide']}>
          <kbd>Ctrl K</kbd>
        </span>
      </button>
      <NoticesBell />
      <PersonMenu />
    </header>
  )
}
