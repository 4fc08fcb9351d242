import type { Html } from '@zvonok/identity/pages/html'
import { html } from '@zvonok/identity/pages/html'
import type { Locale } from '@zvonok/identity/pages/locale'
import { renderPage, stylesheetVersion } from '@zvonok/identity/pages/page'

import type { Citizen } from './citizens.ts'
import { formatSnils, fullName } from './citizens.ts'

export const stylesheetPath = `/resources/${stylesheetVersion}.css`

/** More than this many people are found by СНИЛС rather than by looking. */
const listedCitizens = 8

const texts = {
  ru: {
    brand: 'Госуслуги',
    note: 'имитатор',
    title: 'Вход в Госуслуги',
    lead: 'Это имитатор для проверки: настоящие данные и пароль не нужны.',
    snils: 'СНИЛС',
    hint: 'Например, 112-233-445 95',
    signIn: 'Войти',
    people: 'или выберите, кто входит',
    confirmed: 'подтверждена',
    unconfirmed: 'не подтверждена',
    cancel: 'Отказаться и вернуться',
    unknown: 'Такого СНИЛС у имитатора нет. Проверьте одиннадцать цифр.',
    refused: 'Запрос отклонён',
    expired:
      'Время входа истекло. Вернитесь в систему, из которой вы пришли, и начните вход заново.',
    about: 'Имитатор ЕСИА',
    aboutLead:
      'Отвечает по протоколу ЕСИА: v2/ac, v3/te, rs/prns. Войти можно только из системы, которая в нём зарегистрирована.',
  },
  en: {
    brand: 'Gosuslugi',
    note: 'simulator',
    title: 'Sign in to Gosuslugi',
    lead: 'This is a simulator for trying things out: no real data or password needed.',
    snils: 'SNILS',
    hint: 'For example 112-233-445 95',
    signIn: 'Sign in',
    people: 'or pick who signs in',
    confirmed: 'confirmed',
    unconfirmed: 'not confirmed',
    cancel: 'Decline and go back',
    unknown: 'The simulator has no such SNILS. Please check the eleven digits.',
    refused: 'Request refused',
    expired: 'The sign-in has expired. Go back to the system you came from and start again.',
    about: 'ESIA simulator',
    aboutLead:
      'Speaks the ESIA protocol: v2/ac, v3/te, rs/prns. Signing in starts from a system registered with it.',
  },
} as const

export const textsIn = (locale: Locale): (typeof texts)[Locale] => texts[locale]

const page = (
  locale: Locale,
  content: { title: string; lead?: string; body: Html },
  languageUrl?: (to: Locale) => string,
): string =>
  renderPage({
    locale,
    ...content,
    languageUrl,
    stylesheetUrl: stylesheetPath,
    brand: { name: texts[locale].brand, note: texts[locale].note, portal: true },
  })

const choice = (locale: Locale, citizen: Citizen): Html =>
  html` <button class="choice" name="oid" value="${citizen.oid}">
    <span
      ><span>${fullName(citizen)}</span
      ><span class="number">${formatSnils(citizen.snils)}</span></span
    >
    <span class="what"
      >${citizen.isConfirmed ? texts[locale].confirmed : texts[locale].unconfirmed}</span
    >
  </button>`

export const loginPage = (login: {
  readonly locale: Locale
  readonly attempt: string
  readonly citizens: readonly Citizen[]
  readonly unknownSnils?: string | undefined
}): string => {
  const text = texts[login.locale]
  const query = `?attempt=${login.attempt}&ui_locales=${login.locale}`
  const failed = login.unknownSnils !== undefined
  return page(
    login.locale,
    {
      title: text.title,
      lead: text.lead,
      body: html` ${failed && html`<p class="refused" role="alert" id="problem">${text.unknown}</p>`}
        <form method="post" action="/login${query}">
          <div class="field">
            <label for="snils">${text.snils}</label>
            <input
              id="snils"
              name="snils"
              type="text"
              inputmode="numeric"
              autocomplete="off"
              required
              autofocus
              value="${login.unknownSnils}"
              aria-describedby="${failed ? 'problem' : 'hint'}"
              aria-invalid="${failed ? 'true' : 'false'}"
            />
            <p class="hint" id="hint">${text.hint}</p>
          </div>
          <button class="button" type="submit">${text.signIn}</button>
        </form>
        <p class="or">${text.people}</p>
        <form method="post" action="/login${query}">
          ${login.citizens.slice(0, listedCitizens).map((citizen) => choice(login.locale, citizen))}
        </form>
        <form method="post" action="/cancel${query}">
          <button class="button quiet" name="decline" value="yes">${text.cancel}</button>
        </form>`,
    },
    (to) => `/login?attempt=${login.attempt}&ui_locales=${to}`,
  )
}

export const messagePage = (locale: Locale, title: string, lead: string): string =>
  page(locale, { title, lead, body: html`` })
