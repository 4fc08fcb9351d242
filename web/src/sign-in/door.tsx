import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { prefer } from '../app/preferences.ts'
import { changeLocale, currentLocale } from '../i18n/i18n.ts'
import classes from './sign-in.module.css'

/** The page before the frame: one narrow column, the language within reach. */
export const Door = ({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) => {
  const { t } = useTranslation()
  const other = currentLocale() === 'ru' ? 'en' : 'ru'
  const switchLanguage = () => {
    prefer({ locale: other })
    void changeLocale(other)
  }
  return (
    <div className={classes['door']}>
      <header className={classes['head']}>
        <a className={classes['brand']} href="/sign-in">
          <img src="/favicon.svg" alt="" />
          {t('brand')}
        </a>
        <button type="button" className={classes['language']} onClick={switchLanguage} lang={other}>
          {other === 'en' ? 'English' : 'Русский'}
        </button>
      </header>
      <main className={classes['column']}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
