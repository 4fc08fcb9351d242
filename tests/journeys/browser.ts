import { join } from 'node:path'
import { tmpdir } from 'node:os'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { desk, entranceWords } from './devices.ts'
import type { Device } from './devices.ts'
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

/** The calendar of the date field in focus and the tooltip of what is pointed at stand outside the landmarks, at the end of the body, where nothing clips them. */
const floats = (rule: string, html: string): boolean =>
  rule === 'region' && /mantine-DateInput|role="tooltip"/.test(html)

/** A login as it is printed and given to its owner. */
export interface Slip {
  readonly username: string
  readonly password: string
}

/** Somebody at a device of their own: a context that shares nothing with the others. */
export class Visitor {
  readonly name: string
  readonly page: Page
  readonly url: string
  readonly #words: (typeof entranceWords)[Device['locale']]
  /** What scripts of the pages threw. */
  readonly errors: string[] = []

  private constructor(name: string, page: Page, url: string, { locale }: Device) {
    this.name = name
    this.page = page
    this.url = url
    this.#words = entranceWords[locale]
    page.on('pageerror', ({ message }) => this.errors.push(`${page.url()}: ${message}`))
  }

  static async come(
    browser: Browser,
    name: string,
    url: string,
    device: Device = desk,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      timezoneId: 'Asia/Krasnoyarsk',
      reducedMotion: 'reduce',
      ...device,
    })
    context.setDefaultTimeout(patienceMs)
    return new Visitor(name, await context.newPage(), url, device)
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
    await this.link(this.#words.byLogin).click()
    await this.answer(username, typed)
  }

  async answer(username: string, typed = password): Promise<void> {
    const words = this.#words
    await this.page.getByLabel(words.username).fill(username)
    await this.page.getByLabel(words.password, { exact: true }).fill(typed)
    await this.button(words.signIn).click()
  }

  async signIn(username: string, typed = password): Promise<void> {
    await this.#type(username, typed)
    await this.isIn()
  }

  /** With the password from a slip, which is changed on the way. */
  async signInFirst({ username, password: temporary }: Slip): Promise<void> {
    await this.#type(username, temporary)
    const words = this.#words
    await this.page.getByLabel(words.newPassword, { exact: true }).fill(password)
    await this.page.getByLabel(words.newPasswordAgain).fill(password)
    await this.button(words.save).click()
    await this.isIn()
  }

  /** The frame of those who have signed in. */
  async isIn(): Promise<void> {
    await this.button(this.#words.person).waitFor()
  }

  /** What of the page is a barrier to somebody. */
  async barriers(): Promise<readonly string[]> {
    // A page that was only just opened has nothing on it yet, under a dialog it is hidden.
    await this.page.locator('main').first().waitFor({ state: 'attached' })
    await this.page.locator('h1').first().waitFor({ state: 'attached' })
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().analyze()
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !floats(id, html))
        .map(({ html }) => `${this.page.url()} ${id}: ${html}`),
    )
  }

  /** By how many pixels the page is wider than what shows it. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth',
    )
  }

  async photograph(): Promise<string> {
    const path = join(tmpdir(), `zvonok-${this.name}-${Date.now()}.png`)
    await this.page.screenshot({ path })
    return path
  }
}
