import { describe, expect, it } from '@jest/globals'

import { html } from './html.ts'
import { chooseLocale } from './locale.ts'
import { contentSecurityPolicy, renderPage } from './page.ts'

describe('html', () => {
  it('escapes values and keeps what is html already', () => {
    const name = `<b title="x">'&'</b>`
    expect(html`<p>${name}${html`<i>${1}</i>`}</p>`.markup).toBe(
      '<p>&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;<i>1</i></p>',
    )
  })

  it('leaves out what is absent and joins lists', () => {
    expect(html`[${undefined}${false}${[html`a`, html`b`]}]`.markup).toBe('[ab]')
  })
})

describe('the language of a page', () => {
  it.each([
    [{}, 'ru'],
    [{ acceptLanguage: 'en-GB,en;q=0.9,ru;q=0.8' }, 'en'],
    [{ acceptLanguage: 'de,ru;q=0.3,en;q=0.7' }, 'en'],
    [{ acceptLanguage: 'en;q=0, ru;q=0.1' }, 'ru'],
    [{ acceptLanguage: 'fr, tt' }, 'ru'],
    [{ uiLocales: 'de en', acceptLanguage: 'ru' }, 'en'],
  ] as const)('is chosen from %p', (wish, locale) => {
    expect(chooseLocale(wish)).toBe(locale)
  })
})

describe('a page', () => {
  it('needs no script and no inline style', () => {
    const page = renderPage({ locale: 'ru', title: 'Вход', body: html``, stylesheetUrl: '/s.css' })
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
    expect(contentSecurityPolicy({ formOrigins: ['https://a.example'] })).toContain(
      "script-src 'none'; style-src 'self'",
    )
  })
})
