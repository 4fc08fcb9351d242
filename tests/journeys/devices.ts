import type { BrowserContextOptions } from 'playwright-core'

/** What somebody sits before, or holds in a hand. */
export interface Device extends BrowserContextOptions {
  readonly locale: 'ru-RU' | 'en-GB'
}

export const desk: Device = { locale: 'ru-RU', viewport: { width: 1366, height: 900 } }

export const englishDesk: Device = { ...desk, locale: 'en-GB' }

export const phone: Device = {
  locale: 'ru-RU',
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}

export const darkPhone: Device = { ...phone, colorScheme: 'dark' }

/** Words of the pages on which people come in, by what their browsers ask for. */
export const entranceWords = {
  'ru-RU': {
    byLogin: /^По логину и паролю/,
    username: 'Логин',
    password: 'Пароль',
    signIn: 'Войти',
    newPassword: 'Новый пароль',
    newPasswordAgain: 'Новый пароль ещё раз',
    save: 'Сохранить и войти',
    person: /Вид, язык и выход/,
  },
  'en-GB': {
    byLogin: /^With login and password/,
    username: 'Login',
    password: 'Password',
    signIn: 'Sign in',
    newPassword: 'New password',
    newPasswordAgain: 'New password again',
    save: 'Save and sign in',
    person: /Appearance, language and sign-out/,
  },
} as const
