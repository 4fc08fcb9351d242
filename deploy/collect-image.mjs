// Part of the Dockerfile: gathers below a folder what one service or the gateway runs with, and nothing else.
//   node deploy/collect-image.mjs <service> <folder>
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const [, , service, target] = process.argv
const main = service === 'gateway' ? 'gateway' : join('services', service)
const parts = ['package.json', 'dist', 'migrations', 'idp-migrations', 'problems']
const packages = readdirSync('packages').map((name) => join('packages', name))

for (const workspace of [main, ...packages]) {
  for (const part of parts) {
    const from = join(workspace, part)
    if (existsSync(from)) cpSync(from, join(target, from), { recursive: true })
  }
}
// The links of the workspaces have to stay links, or a package would be there twice.
cpSync('node_modules', join(target, 'node_modules'), { recursive: true, verbatimSymlinks: true })
symlinkSync(main, join(target, 'main'))
mkdirSync(join(target, 'web'), { recursive: true })
if (service === 'gateway') cpSync(join('web', 'dist'), join(target, 'web'), { recursive: true })
