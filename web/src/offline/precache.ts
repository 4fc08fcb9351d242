import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

interface Entry {
  readonly url: string
  /** A file without a hash in its name is known by that of its content. */
  readonly revision: string | null
}

/** Pages a family or a teacher opens without a network, and what every page stands in. */
const offlinePage =
  /\/src\/(app|diary|i18n|journal\/(journals|now|queue)|notifications|sign-in|ui)\/|\/gateway\/problems\//

/** Scripts that ask for others only when they need them: a diary needs no letters but these. */
const letters = /inter-(cyrillic|latin)-wght/

const revisionOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)

const publicFiles = (directory: string): Entry[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => ({
      url: `/${name}`,
      revision: revisionOf(readFileSync(`${directory}/${name}`)),
    }))

/** Every script that the given ones can't start without. */
const withImports = (bundle: Bundle, start: readonly string[]): ReadonlySet<string> => {
  const found = new Set(start)
  for (const name of found) {
    const part = bundle[name]
    if (part?.type !== 'chunk') continue
    for (const needed of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])])
      found.add(needed)
  }
  return found
}

/** What these pages consist of in this build. */
export const precacheOf = (bundle: Bundle, directory: string, worker: string): readonly Entry[] => {
  const parts = Object.values(bundle).filter(({ fileName }) => fileName !== worker)
  const start = parts.filter(
    (part) =>
      part.type === 'chunk' && (part.isEntry || offlinePage.test(part.facadeModuleId ?? '')),
  )
  const hashed = withImports(
    bundle,
    start.map(({ fileName }) => fileName),
  )
  const fonts = parts.filter(({ fileName }) => letters.test(fileName))
  const page = bundle['index.html']
  if (page?.type !== 'asset') throw new Error('the build has no index.html')
  return [
    { url: '/index.html', revision: revisionOf(page.source) },
    ...publicFiles(directory),
    ...[...hashed, ...fonts.map(({ fileName }) => fileName)].map((fileName) => ({
      url: `/${fileName}`,
      revision: null,
    })),
  ]
}

/**
 * Tells the service worker the files of this build. The usual plugin for this brings 164 packages
 * to write one list (decision 0011); the modules that act on it in the browser are workbox's.
 */
export const precache = (worker: string): Plugin => {
  let directory = ''
  return {
    name: 'zvonok-precache',
    apply: 'build',
    enforce: 'post',
    configResolved: ({ publicDir }) => {
      directory = publicDir
    },
    generateBundle: (_, bundle) => {
      const script = bundle[worker]
      if (script?.type !== 'chunk') throw new Error(`the build has no ${worker}`)
      const list = JSON.stringify(precacheOf(bundle, directory, worker))
      script.code = script.code.replace('self.__WB_MANIFEST', () => list)
    },
  }
}
