import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@zvonok/local/servers/process/free-port'
import { startProcess } from '@zvonok/local/stack/processes'
import type { Browser } from 'playwright-core'
import { startBrowser, Visitor } from './browser.ts'
import { eventually } from './platform.ts'

// Run in the page; as text, for the types of the tests know no browser.
const isSettled = `navigator.serviceWorker.ready.then(
  ({ active, waiting, installing }) =>
    active?.state === 'activated' && waiting === null && installing === null,
)`
const isControlled = `navigator.serviceWorker.controller?.state === 'activated'`
const keptPages = `(async () => {
  const cache = await caches.open((await caches.keys())[0] ?? '')
  const pages = (await cache.keys()).filter(({ url }) => url.includes('/index.html'))
  return pages.map(({ url }) => new URL(url).search).join()
})()`

const built = new URL('../../web/dist/', import.meta.url)

/** What `vite build` would do to an edit of the page: other text, another revision of it. */
const buildAnew = async (directory: string): Promise<void> => {
  const change = async (file: string, from: RegExp, to: string) => {
    const path = join(directory, file)
    const before = await readFile(path, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    await writeFile(path, after)
  }
  await change('index.html', /<title>[^<]*/, '<title>Новая сборка')
  await change('service-worker.js', /("\/index.html","revision":")[^"]+/, '$1new')
}

describe('a new build', () => {
  let directory: string
  let server: AsyncDisposable
  let browser: Browser
  let visitor: Visitor

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'zvonok-build-'))
    await cp(built, directory, { recursive: true })
    const port = await freePort()
    server = await startProcess({
      name: 'web',
      main: 'tests/journeys/web-alone.mjs',
      env: { WEB_DIRECTORY: directory, PORT: String(port) },
      port,
      directory: join(directory, 'process'),
      say: () => {},
    })
    browser = await startBrowser()
    visitor = await Visitor.come(browser, 'reader', `http://127.0.0.1:${port}`)
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await server?.[Symbol.asyncDispose]()
    await rm(directory, { recursive: true, force: true })
  })

  it('is what opens next, at once and then without a network too', async () => {
    const { page } = visitor
    await visitor.open('/sign-in')
    await visitor.heading('Вход в журнал и дневник').waitFor()
    await eventually(() => page.evaluate<boolean>(isSettled))
    await page.reload()
    expect(await page.evaluate<boolean>(isControlled)).toBe(true)

    await buildAnew(directory)
    await page.reload()
    expect(await page.title()).toBe('Новая сборка')

    await eventually(
      async () => (await page.evaluate<string>(keptPages)) === '?__WB_REVISION__=new',
    )
    await page.context().setOffline(true)
    await page.reload()
    expect(await page.title()).toBe('Новая сборка')
    await visitor.heading('Вход в журнал и дневник').waitFor()
    await page.context().setOffline(false)
    expect(visitor.errors).toEqual([])
  }, 60_000)

  it('lets nobody into the worker but the own origin', async () => {
    const answer = await fetch(`${visitor.url}/service-worker.js`)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'")
    const manifest = await fetch(`${visitor.url}/manifest.webmanifest`)
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json')
    const { icons } = (await manifest.json()) as { icons: readonly { src: string }[] }
    for (const { src } of icons) expect((await fetch(`${visitor.url}${src}`)).status).toBe(200)
  })
})
