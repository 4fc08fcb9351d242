import { Popover, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { prefer, preferences, type Scheme } from '../../app/preferences.ts'
import { useSession } from '../../app/session.ts'
import { useSignOut } from '../../app/sign-out.ts'
import type { Locale } from '../../api/types.ts'
import { changeLocale, currentLocale } from '../../i18n/i18n.ts'
import { useObservable } from '../../observable.ts'
import classes from './frame.module.css'

const chooseLocale = (locale: Locale): void => {
  prefer({ locale })
  void changeLocale(locale)
}

export const PersonMenu = () => {
  const { t } = useTranslation()
  const { displayName } = useSession()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { markColours } = useObservable(preferences)
  const schemes: { value: Scheme; label: string }[] = [
    { value: 'auto', label: t('person.themeAuto') },
    { value: 'light', label: t('person.themeLight') },
    { value: 'dark', label: t('person.themeDark') },
  ]
  const locales: { value: Locale; label: string }[] = [
    { value: 'ru', label: 'Русский' },
    { value: 'en', label: 'English' },
  ]
  return (
    <Popover
      position="bottom-end"
      width={272}
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={classes['quiet']}>
          <IconUserCircle size={22} stroke={1.75} aria-hidden />
          <span className={classes['wide']}>{displayName}</span>
          <span className="visually-hidden">{t('person.menu')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes['person']} aria-label={t('person.menu')}>
        <strong>{displayName}</strong>
        <SegmentedControl
          fullWidth
          aria-label={t('person.language')}
          data={locales}
          value={currentLocale()}
          onChange={chooseLocale}
        />
        <SegmentedControl
          fullWidth
          aria-label={t('person.theme')}
          data={schemes}
          value={colorScheme}
          onChange={setColorScheme}
        />
        <Switch
          label={t('person.markColours')}
          checked={markColours}
          onChange={(event) => prefer({ markColours: event.currentTarget.checked })}
        />
        <button type="button" className={classes['link']} onClick={() => void signOut()}>
          <IconLogout size={18} stroke={1.75} aria-hidden />
          {t('person.signOut')}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}
