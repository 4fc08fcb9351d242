// Keeps the contract as it is now in tests/contracts.binpb, against which `npm run check` compares.
// What would break its readers is refused; `--all` takes it nevertheless: only before the first release.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../local/prepare.mjs'

const frozen = join(root, 'tests', 'contracts.binpb')
const buf = (...args) =>
  spawnSync(join(root, 'node_modules', '.bin', 'buf'), args, {
    cwd: join(root, 'proto'),
    stdio: 'inherit',
  }).status ?? 1

const isChecked = existsSync(frozen) && !process.argv.includes('--all')
const breaking = isChecked ? buf('breaking', '--against', frozen) : 0
process.exitCode = breaking || buf('build', '--exclude-source-info', '-o', frozen)
