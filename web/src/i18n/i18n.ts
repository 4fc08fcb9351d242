import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { setRequestLocale } from '../api/client.ts'
import type { Locale } from '../api/types.ts'
import { setProblemWords } from './problem-words.ts'
import type russian from './ru.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof russian }
    returnNull: false
  }
}

// The gateway words refusals; its catalogue is read here too, for reasons that come without words.
const load = {
  ru: () => Promise.all([import('./ru.json'), import('../../../gateway/problems/ru.json')]),
  en: () => Promise.all([import('./en.json'), import('../../../gateway/problems/en.json')]),
} as const

export const i18n = createInstance()

/** One language is loaded, the one that is read. */
const catalogueOf = async (locale: Locale) => {
  const [catalogue, problems] = await load[locale]()
  setProblemWords(problems.default)
  document.documentElement.lang = locale
  setRequestLocale(locale)
  return catalogue.default
}

export const startI18n = async (locale: Locale): Promise<void> => {
  const translation = await catalogueOf(locale)
  await i18n.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export const changeLocale = async (locale: Locale): Promise<void> => {
  if (i18n.language === locale) return
  i18n.addResourceBundle(locale, 'translation', await catalogueOf(locale))
  await i18n.changeLanguage(locale)
}

export const currentLocale = (): Locale => (i18n.language === 'en' ? 'en' : 'ru')
