import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

type Catalogue = { readonly [key: string]: string | Catalogue }

const root = new URL('../../../', import.meta.url).pathname
const read = (path: string): Catalogue =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Catalogue

const flat = (catalogue: Catalogue, prefix = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  )

const ru = new Map(flat(read('web/src/i18n/ru.json')))
const en = new Map(flat(read('web/src/i18n/en.json')))
const problems = {
  ru: read('gateway/problems/ru.json'),
  en: read('gateway/problems/en.json'),
}

const plural = /_(one|few|many|other)$/
const keysOf = (catalogue: ReadonlyMap<string, string>) =>
  [...new Set([...catalogue.keys()].map((key) => key.replace(plural, '')))].toSorted()

const variablesOf = (text: string | undefined) =>
  [...(text?.matchAll(/\{\{(\w+)\}\}/g) ?? [])].map(([, name]) => name).toSorted()

describe('the catalogues', () => {
  it('word the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(ru))
  })

  it('count in every form that the language has', () => {
    const counted = (catalogue: ReadonlyMap<string, string>, forms: readonly string[]) =>
      keysOf(catalogue)
        .filter((key) => catalogue.has(`${key}_other`))
        .flatMap((key) => forms.map((form) => `${key}_${form}`))
        .filter((key) => !catalogue.has(key))
    expect(counted(ru, ['one', 'few', 'many', 'other'])).toEqual([])
    expect(counted(en, ['one', 'other'])).toEqual([])
  })

  it('use the same variables in both languages', () => {
    const differing = [...en.keys()].filter(
      (key) => variablesOf(en.get(key)).join() !== variablesOf(ru.get(key)).join(),
    )
    expect(differing).toEqual([])
  })

  it('have no exclamation marks and no empty sentences', () => {
    const bad = [...ru, ...en].filter(([, text]) => text.trim() === '' || text.includes('!'))
    expect(bad).toEqual([])
  })
})

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?!.*(node_modules|dist|testing|\.test\.ts)).*\/?src\/.*\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))

const literal = `'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|REQUIRED|OVERLOADED|EMPTY)'`
const refusing = [
  new RegExp(
    `\\b(?:forbidden|conflict|precondition|exhausted|unavailable|unauthenticated)\\(\\s*${literal}`,
    'g',
  ),
  new RegExp(`\\binvalid\\([^,()]+,\\s*${literal}`, 'g'),
  new RegExp(`\\brefuse(?:By)?\\([^)]*?${literal}`, 'g'),
  new RegExp(`\\breason: ${literal}`, 'g'),
]

describe('every reason that a service gives', () => {
  const sources = ['services', 'gateway', 'packages'].flatMap(sourcesIn)
  const reasons = new Set(
    sources.flatMap((source) =>
      refusing.flatMap((pattern) => [...source.matchAll(pattern)].map(([, reason = '']) => reason)),
    ),
  )

  it('is found in the sources', () => {
    expect(reasons.size).toBeGreaterThan(50)
    expect(reasons).toContain('EDIT_WINDOW_CLOSED')
  })

  it.each(['ru', 'en'] as const)('is worded in %s', (locale) => {
    const own = locale === 'ru' ? ru : en
    const silent = [...reasons].filter(
      (reason) => !own.has(`refusal.${reason}`) && problems[locale][reason] === undefined,
    )
    expect(silent.toSorted()).toEqual([])
  })
})
