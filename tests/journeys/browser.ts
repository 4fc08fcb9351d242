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

  /** With the password last chosen; a temporary one is changed on the way. */
  async signIn(username: string, temporary?: string): Promise<void> {
    const { page } = this
    await this.open('/sign-in')
    await this.link(/^По логину и паролю/).click()
    await page.getByLabel('Логин').fill(username)
    await page.locator('[name=password]').fill(temporary ?? password)
    await this.button('Войти').click()
    if (temporary !== undefined) {
      await page.locator('[name=password-new]').fill(password)
      await page.locator('[name=password-confirm]').fill(password)
      await page.locator('form button').click()
    }
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
