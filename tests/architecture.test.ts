import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readJson = <T>(path: string): T => JSON.parse(read(path)) as T

const skipped = new Set(['node_modules', 'dist', '.git', '.turbo'])

/** Every file below a folder, from the repository's root. */
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : below(path)
    return [path]
  })

const isSource = (path: string): boolean =>
  /\.tsx?$/.test(path) && !path.startsWith(join('packages', 'contracts', 'src'))
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests')

const sources = ['packages', 'services', 'gateway', 'web', 'local', 'tests', 'loadtest']
  .flatMap(below)
  .filter(isSource)

const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()

interface Feature {
  readonly service: string
  readonly feature: string
  readonly rpcs: readonly string[]
}

/** A feature is a proto file with gRPC services; `transport` only carries the calls of the others. */
const features: readonly Feature[] = below('proto/zvonok')
  .filter((path) => path.endsWith('.proto') && !path.includes('transport'))
  .map((path) => {
    const [, , service = '', , file = ''] = path.split('/')
    return {
      service,
      feature: file.replace('.proto', '').replaceAll('_', '-'),
      rpcs: [...read(path).matchAll(/^\s*rpc (\w+)/gm)].map(([, name]) => name ?? ''),
    }
  })
  .filter(({ rpcs }) => rpcs.length > 0)

const missing = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !existsSync(join(root, path)))

describe('one name, five places', () => {
  it('implements every RPC in the file of its name', () => {
    const files = features.flatMap(({ service, feature, rpcs }) =>
      rpcs.map((rpc) => `services/${service}/src/${feature}/${kebab(rpc)}.ts`),
    )
    expect(files.length).toBeGreaterThan(80)
    expect(missing(files)).toEqual([])
  })

  it('opens every feature in the gateway file of its name', () => {
    // The gateway signs people in itself: nobody else may.
    const outward = features.filter(({ feature }) => feature !== 'sign-ins')
    expect(
      missing(outward.map(({ service, feature }) => `gateway/src/${service}/${feature}.ts`)),
    ).toEqual([])
  })
})

interface Import {
  readonly names: string
  readonly from: string
  readonly isType: boolean
}

const importsOf = (path: string): readonly Import[] => {
  const text = read(path)
  const named = text.matchAll(/^(?:import|export)\s+(type\s)?([^'";]*?)\s+from\s+'([^']+)'/gms)
  const bare = text.matchAll(/\bimport\s*\(?\s*'([^']+)'/g)
  return [
    ...[...named].map(([, type, names = '', from = '']) => ({
      names,
      from,
      isType: type !== undefined,
    })),
    ...[...bare].map(([, from = '']) => ({ names: '', from, isType: false })),
  ]
}

/** From the repository's root, whichever way it is named. */
const target = (path: string, from: string): string =>
  from.startsWith('.')
    ? join(dirname(path), from)
    : from.replace(/^@zvonok\/(\w+)\//, (_, name) => `services/${name}/src/`)

describe('policies of row-level security', () => {
  it('read their settings once a statement (decision 0012)', () => {
    const schemas = readdirSync(join(root, 'services')).map((name) => `services/${name}/schema.sql`)
    const settings = schemas.flatMap((path) =>
      [...read(path).matchAll(/.{25}(?=current_setting\()/g)].map(([before]) => before),
    )
    expect(settings.length).toBeGreaterThan(400)
    expect(settings.filter((before) => !before.includes('( SELECT '))).toEqual([])
  })
})

describe('arrows', () => {
  it('lets no service import another', () => {
    const services = readdirSync(join(root, 'services'))
    const foreign = sources
      .filter((path) => path.startsWith('services/'))
      .flatMap((path) => {
        const own = path.split('/')[1]
        return importsOf(path)
          .filter(({ from }) =>
            services.some(
              (name) => name !== own && target(path, from).startsWith(`services/${name}/`),
            ),
          )
          .map(({ from }) => `${path} imports ${from}`)
      })
    expect(foreign).toEqual([])
  })

  it('reaches the file of an RPC from the handlers of its feature only', () => {
    const rpcs = new Set(
      features.flatMap(({ service, feature, rpcs: names }) =>
        names.map((rpc) => `services/${service}/src/${feature}/${kebab(rpc)}.ts`),
      ),
    )
    const roundabout = sources
      .filter((path) => path.startsWith('services/') && !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .map(({ from }) => target(path, from))
          .filter((to) => rpcs.has(to) && path !== join(dirname(to), 'handlers.ts'))
          .map((to) => `${path} imports ${to}`),
      )
    expect(roundabout).toEqual([])
  })

  it('keeps rules pure: types of anything, values of policies, contracts, refusals and other rules', () => {
    /** Functions of the runtime that only look at their arguments. */
    const pureOfRuntime = new Set(['{ isId }', '{ localDateOf }'])
    const isPure = ({ names, from }: Import): boolean =>
      /^@zvonok\/(policy|contracts)\//.test(from) ||
      from === '@zvonok/runtime/refusal' ||
      pureOfRuntime.has(names) ||
      (from.startsWith('.') && !/(store|events|handlers|service|config)\.ts$/.test(from))
    const impure = sources
      .filter((path) => /^services\/.*\/rules\.ts$/.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((each) => !each.isType && !isPure(each))
          .map(({ from }) => `${path} imports ${from}`),
      )
    expect(impure).toEqual([])
  })

  it('cites the clause of the rules it decides by', () => {
    // Clauses of the founding documents, and numbers of requirements and policies.
    const clause = /\[(?:39|K|S|L|M|СП|ТК РФ)[ ,]|\b(?:P|JRN|SCH|REG|IAM|DIA|AUT)-\d\d/
    const uncited = sources
      .filter((path) => /^services\/.*\/rules\.ts$/.test(path))
      .filter((path) => !clause.test(read(path)))
    expect(uncited).toEqual([])
  })
})

describe('sizes', () => {
  it.each([
    ['sources', (path: string) => !isTest(path), 300],
    ['tests', isTest, 500],
  ])('has no %s above the limit', (_, isOurs, most) => {
    const long = sources.filter(isOurs).filter((path) => read(path).split('\n').length - 1 > most)
    expect(long).toEqual([])
  })
})

describe('words', () => {
  const keysOf = (value: unknown, before = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          keysOf(inner, before === '' ? key : `${before}.${key}`),
        )
      : [before]
  /** Russian has more plural forms than English. */
  const sentences = (path: string): string[] =>
    [
      ...new Set(keysOf(readJson(path)).map((key) => key.replace(/_(one|few|many|other)$/, ''))),
    ].toSorted()

  it.each(['gateway/problems', 'web/src/i18n'])('says the same in both languages: %s', (folder) => {
    expect(sentences(`${folder}/en.json`)).toEqual(sentences(`${folder}/ru.json`))
  })

  it('words every reason of a refusal', () => {
    const worded = readJson<Record<string, string>>('gateway/problems/ru.json')
    /** Upper-case words that are names of others. */
    const others = /^(STUDY_FORM|FST|ESIA)_|^UPDATE_PASSWORD$/
    const reasons = sources
      .filter((path) => /^(services|gateway)\//.test(path) && !isTest(path))
      .filter((path) => !path.includes('/testing/'))
      .flatMap((path) =>
        [...read(path).matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)].map(([, word = '']) => word),
      )
    const unworded = [...new Set(reasons)].filter(
      (reason) => !(reason in worded) && !others.test(reason),
    )
    expect(reasons.length).toBeGreaterThan(100)
    expect(unworded).toEqual([])
  })
})

describe('the lock file', () => {
  const { packages } = readJson<{
    packages: Record<string, { optionalDependencies?: object; resolved?: string; link?: boolean }>
  }>('package-lock.json')

  /** As Node looks: beside the package, then in every folder above. */
  const isLocked = (from: string, name: string): boolean => {
    const above = from.slice(0, Math.max(from.lastIndexOf('node_modules/'), 0)).replace(/\/$/, '')
    const beside = `${from === '' ? '' : `${from}/`}node_modules/${name}`
    return beside in packages || (from !== '' && isLocked(above, name))
  }

  it('has the native packages of every platform, so that the commands run on a Mac and on Windows too', () => {
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    )
    expect(absent).toEqual([])
  })

  it('names no registry', () => {
    const named = Object.values(packages).filter(({ resolved = '' }) => /^https?:/.test(resolved))
    expect(named).toEqual([])
  })
})

describe('migrations', () => {
  it('are new, never edited: `node tests/freeze-migrations.mjs` adds new ones to the list', () => {
    const frozen = readJson<Record<string, string>>('tests/migrations.json')
    const edited = Object.entries(frozen)
      .filter(
        ([path, hash]) =>
          !existsSync(join(root, path)) ||
          createHash('sha256').update(read(path)).digest('hex') !== hash,
      )
      .map(([path]) => path)
    const unlisted = ['packages', 'services']
      .flatMap(below)
      .filter((path) => /migrations\/.*\.sql$/.test(path) && !(path in frozen))
    expect({ edited, unlisted }).toEqual({ edited: [], unlisted: [] })
  })
})
