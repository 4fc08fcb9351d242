import type { Html } from '@zvonok/identity/pages/html'
import { html } from '@zvonok/identity/pages/html'
import type { Locale } from '@zvonok/identity/pages/locale'
import { renderPage, stylesheetVersion } from '@zvonok/identity/pages/page'

import { textsIn } from './texts.ts'

export const stylesheetPath = `/resources/${stylesheetVersion}.css`

interface PageContext {
  readonly locale: Locale
  /** Path of the issuer. */
  readonly path: string
}

interface FormContext extends PageContext {
  /** Address of the attempt the form belongs to. */
  readonly action: string
  readonly problem?: string | undefined
}

const document = (
  { locale, path }: PageContext,
  content: { readonly title: string; readonly lead?: string; readonly body: Html },
  languageUrl?: (to: Locale) => string,
): string => renderPage({ locale, ...content, languageUrl, stylesheetUrl: path + stylesheetPath })

const problemNotice = (problem: string | undefined): Html =>
  problem === undefined ? html`` : html`<p class="refused" role="alert" id="problem">${problem}</p>`

const passwordField = (field: {
  readonly name: string
  readonly label: string
  readonly autocomplete: string
  readonly hint?: string
  readonly autofocus?: boolean
  readonly invalid?: boolean
}): Html =>
  html` <div class="field">
    <label for="${field.name}">${field.label}</label>
    <input
      id="${field.name}"
      name="${field.name}"
      type="password"
      required
      autocomplete="${field.autocomplete}"
      maxlength="256"
      ${field.autofocus && html` autofocus`}${field.invalid && html` aria-invalid="true" aria-describedby="problem"`}
    />
    ${field.hint && html`<p class="hint">${field.hint}</p>`}
  </div>`

/** Field names are Keycloak's, so that one browser test drives either page. */
export const loginPage = (
  page: FormContext & {
    readonly username: string
    readonly esiaUrl?: string | undefined
    readonly homeUrl?: string | undefined
  },
): string => {
  const text = textsIn(page.locale)
  const failed = page.problem !== undefined
  const body = html` ${problemNotice(page.problem)}
    <form method="post" action="${page.action}">
      <div class="field">
        <label for="username">${text.username}</label>
        <input
          id="username"
          name="username"
          type="text"
          required
          autocomplete="username"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          maxlength="128"
          value="${page.username}"
          ${page.username === '' && html` autofocus`}${failed && html` aria-describedby="problem"`}
        />
      </div>
      ${passwordField({ name: 'password', label: text.password, autocomplete: 'current-password', autofocus: page.username !== '' })}
      <button class="button" type="submit" id="kc-login">${text.submit}</button>
    </form>
    ${
      page.esiaUrl &&
      html`<p class="or">${text.or}</p>
        <a class="button quiet" href="${page.esiaUrl}">${text.esia}</a>`
    }
    <div class="help">
      <p>${text.help}</p>
      ${page.homeUrl && html`<p><a href="${page.homeUrl}">${text.otherWays}</a></p>`}
    </div>`
  const languageUrl = (to: Locale): string =>
    `${page.action.split('?')[0]}?way=password&ui_locales=${to}`
  return document(page, { title: text.signIn, lead: text.signInLead, body }, languageUrl)
}

export const changePasswordPage = (page: FormContext & { readonly username: string }): string => {
  const text = textsIn(page.locale)
  const invalid = page.problem !== undefined
  const body = html` ${problemNotice(page.problem)}
    <form method="post" action="${page.action}">
      <input
        type="text"
        name="username"
        value="${page.username}"
        autocomplete="username"
        readonly
        hidden
      />
      ${passwordField({ name: 'password-new', label: text.newPassword, autocomplete: 'new-password', hint: text.passwordHint, autofocus: true, invalid })}
      ${passwordField({ name: 'password-confirm', label: text.repeatPassword, autocomplete: 'new-password', invalid })}
      <button class="button" type="submit">${text.save}</button>
    </form>`
  const languageUrl = (to: Locale): string => `${page.action.split('?')[0]}?ui_locales=${to}`
  return document(
    page,
    { title: text.changePassword, lead: text.changePasswordLead(page.username), body },
    languageUrl,
  )
}

export const messagePage = (
  page: PageContext & {
    readonly title: string
    readonly lead: string
    readonly homeUrl?: string | undefined
    readonly code?: string | undefined
  },
): string => {
  const text = textsIn(page.locale)
  const body = html` ${page.homeUrl && html`<div class="actions"><a class="button" href="${page.homeUrl}">${text.toStart}</a></div>`}
  ${page.code && html`<div class="help"><p>${text.code}: ${page.code}</p></div>`}`
  return document(page, { title: page.title, lead: page.lead, body })
}

/** `form` is the library's, with the token that proves the click is the person's own. */
export const signOutPage = (
  page: PageContext & { readonly form: string; readonly homeUrl?: string | undefined },
): string => {
  const text = textsIn(page.locale)
  const buttons = html`<button class="button" type="submit" name="logout" value="yes">
      ${text.signOutYes}
    </button>
    ${page.homeUrl && html`<a class="button quiet" href="${page.homeUrl}">${text.signOutNo}</a>`}`
    .markup
  const body = { markup: page.form.replace('</form>', () => `${buttons}</form>`) }
  return document(page, { title: text.signOut, lead: text.signOutLead, body })
}
