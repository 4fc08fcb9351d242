import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Locale } from './locale.ts'
import { stylesheet } from './stylesheet.ts'

export interface Page {
  readonly locale: Locale
  readonly title: string
  readonly lead?: string | undefined
  readonly body: Html
  /** Where the stylesheet is served on the page's own origin. */
  readonly stylesheetUrl: string
  /** The same page in the other language; absent where there is nothing to come back to. */
  readonly languageUrl?: ((locale: Locale) => string) | undefined
  /** Name in the head; «Звонок» unless the page stands in for another product. */
  readonly brand?: { readonly name: string; readonly note?: string; readonly portal?: boolean }
}

const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="7" />
  <path
    d="M9 9.5h14L10.6 22.5H23"
    fill="none"
    stroke-width="3"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`

const favicon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#234e9c"/><path d="M9 9.5h14L10.6 22.5H23" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>')}`

const languageNames: Readonly<Record<Locale, string>> = { ru: 'Русский', en: 'English' }

const languageSwitch = ({ locale, languageUrl }: Page): Html => {
  const other = locale === 'ru' ? 'en' : 'ru'
  const url = languageUrl?.(other)
  if (url === undefined) return html``
  return html`<a class="language" href="${url}" lang="${other}" hreflang="${other}"
    >${languageNames[other]}</a
  >`
}

/** A whole document; the browser needs nothing besides the stylesheet. */
export const renderPage = (page: Page): string => {
  const brand = page.brand ?? { name: page.locale === 'ru' ? 'Звонок' : 'Zvonok' }
  return html`<!doctype html>
    <html lang="${page.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · ${brand.name}</title>
        <link rel="icon" href="${favicon}" />
        <link rel="stylesheet" href="${page.stylesheetUrl}" />
      </head>
      <body class="${brand.portal ? 'portal' : 'own'}">
        <header class="head">
          <span class="brand"
            >${brand.portal ? html`` : mark}${brand.name}${brand.note && html`<small>${brand.note}</small>`}</span
          >${languageSwitch(page)}
        </header>
        <main>
          <h1>${page.title}</h1>
          ${page.lead && html`<p class="lead">${page.lead}</p>`} ${page.body}
        </main>
      </body>
    </html> `.markup
}

/**
 * No script at all on our own pages. Chromium applies `form-action` to the redirects that follow a
 * submitted form too, so the origins a sign-in ends at have to be named.
 */
export const contentSecurityPolicy = (options: {
  readonly formOrigins?: readonly string[] | undefined
  /** The library's self-submitting forms add the hash of their script to this directive. */
  readonly scripts?: boolean
}): string =>
  [
    "default-src 'none'",
    `script-src ${options.scripts ? "'self'" : "'none'"}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action ${["'self'", ...(options.formOrigins ?? [])].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export const securityHeaders = (policy: string): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
})

export const sendPage = (
  response: ServerResponse,
  status: number,
  markup: string,
  formOrigins?: readonly string[],
): void => {
  response.writeHead(status, {
    ...securityHeaders(contentSecurityPolicy({ formOrigins })),
    'content-type': 'text/html; charset=utf-8',
  })
  response.end(markup)
}

/** Part of the stylesheet's address, so that a new release is never shown with an old look. */
export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)

export const sendStylesheet = (response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  response.end(stylesheet)
}
