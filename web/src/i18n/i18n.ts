import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { setRequestLocale } from '../api/client.ts'
import type { Locale } from '../api/types.ts'
import type russian from './ru.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof russian }
    returnNull: false
  }
}

const load = {
  ru: () => import('./ru.json'),
  en: () => import('./en.json'),
} as const

export const i18n = createInstance()

/** One catalogue is loaded, the one that is read. */
export const startI18n = async (locale: Locale): Promise<void> => {
  const catalogue = await load[locale]()
  await i18n.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation: catalogue.default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  show(locale)
}

export const changeLocale = async (locale: Locale): Promise<void> => {
  if (i18n.language === locale) return
  const catalogue = await load[locale]()
  i18n.addResourceBundle(locale, 'translation', catalogue.default)
  await i18n.changeLanguage(locale)
  show(locale)
}

const show = (locale: Locale): void => {
  document.documentElement.lang = locale
  setRequestLocale(locale)
}

export const currentLocale = (): Locale => (i18n.language === 'en' ? 'en' : 'ru')
