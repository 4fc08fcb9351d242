// Adds new migrations to tests/migrations.json. `--all` takes the present text of every one: only before the first release.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../local/prepare.mjs'

const list = join(root, 'tests', 'migrations.json')
const known = process.argv.includes('--all') ? {} : JSON.parse(readFileSync(list, 'utf8'))

const migrations = ['packages', 'services'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => /migrations\/[^/]*\.sql$/.test(path))
    .filter((path) => !/node_modules|\/dist\//.test(path)),
)

const frozen = Object.fromEntries(
  migrations.toSorted().map((path) => [
    path,
    known[path] ??
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
  ]),
)
writeFileSync(list, `${JSON.stringify(frozen, undefined, 2)}\n`)
