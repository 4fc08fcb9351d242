import { join } from 'node:path'
import { tmpdir } from 'node:os'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { password } from './person.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How long anything may take to be seen. */
const patienceMs = 20_000

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  })

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A login as it is printed and given to its owner. */
export interface Slip {
  readonly username: string
  readonly password: string
}

/** Somebody at a computer of their own: a context that shares nothing with the others. */
export class Visitor {
  readonly name: string
  readonly page: Page
  readonly url: string
  /** What scripts of the pages threw. */
  readonly errors: string[] = []

  private constructor(name: string, page: Page, url: string) {
    this.name = name
    this.page = page
    this.url = url
    page.on('pageerror', ({ message }) => this.errors.push(`${page.url()}: ${message}`))
  }

  static async come(browser: Browser, name: string, url: string): Promise<Visitor> {
    const context = await browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Asia/Krasnoyarsk',
      viewport: { width: 1366, height: 900 },
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(patienceMs)
    return new Visitor(name, await context.newPage(), url)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name })
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name })
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** The first dialog, or the panel of a lesson. */
  dialog(): Locator {
    return this.page.getByRole('dialog').first()
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name }).first()
  }

  /** Chooses by the words of the option. */
  async choose(field: Locator, option: string | RegExp): Promise<void> {
    const found = field.locator('option', { hasText: option }).first()
    await found.waitFor({ state: 'attached' })
    await field.selectOption((await found.getAttribute('value')) ?? '')
  }

  /** Presses the button of the dialog, which closes when all is well. */
  async finish(button: string | RegExp): Promise<void> {
    const dialog = this.dialog()
    await dialog.getByRole('button', { name: button }).last().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** A workbook by the field of a page that takes files. */
  async upload(label: string, name: string, buffer: Buffer): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByLabel(label).click()
    const chooser = await choosing
    await chooser.setFiles({ name, mimeType: xlsx, buffer })
  }

  /** The form of the OpenID provider, Keycloak's or the embedded one. */
  async #type(username: string, typed: string): Promise<void> {
    await this.open('/sign-in')
    await this.link(/^По логину и паролю/).click()
    await this.answer(username, typed)
  }

  async answer(username: string, typed = password): Promise<void> {
    await this.page.getByLabel('Логин').fill(username)
    await this.page.getByLabel('Пароль', { exact: true }).fill(typed)
    await this.button('Войти').click()
  }

  async signIn(username: string, typed = password): Promise<void> {
    await this.#type(username, typed)
    await this.isIn()
  }

  /** With the password from a slip, which is changed on the way. */
  async signInFirst({ username, password: temporary }: Slip): Promise<void> {
    await this.#type(username, temporary)
    await this.page.getByLabel('Новый пароль', { exact: true }).fill(password)
    await this.page.getByLabel('Новый пароль ещё раз').fill(password)
    await this.button('Сохранить и войти').click()
    await this.isIn()
  }

  /** The frame of those who have signed in. */
  async isIn(): Promise<void> {
    await this.button(/Вид, язык и выход/).waitFor()
  }

  /** What of the page is a serious barrier to somebody. */
  async barriers(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().analyze()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${this.page.url()} ${id}: ${html}`))
  }

  async photograph(): Promise<string> {
    const path = join(tmpdir(), `zvonok-${this.name}-${Date.now()}.png`)
    await this.page.screenshot({ path })
    return path
  }
}
