// `npm run check`: format, lint, types, contracts, chart. `--fast` leaves out the chart, whose tools are built once from source.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from '../local/prepare.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const frozen = join(root, 'tests', 'contracts.binpb')
const isFast = process.argv.includes('--fast')

// Types need what is generated from the contracts; `npm test` has made it already.
if (!isFast) prepare()

const checks = [
  ['format', bin('oxfmt'), ['--check', '.'], root],
  ['lint', bin('oxlint'), ['--type-aware', '.'], root],
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.test.json'], root],
  ['types of the web', bin('tsc'), ['-p', 'web'], root],
  ['contracts', bin('buf'), ['lint'], join(root, 'proto')],
  ['contracts, breaking', bin('buf'), ['breaking', '--against', frozen], join(root, 'proto')],
  [
    // Compared the other way round: what the frozen contract lacks seems to have been deleted.
    'contracts, all frozen (else: node tests/freeze-contracts.mjs)',
    bin('buf'),
    ['breaking', frozen, '--against', '.'],
    join(root, 'proto'),
  ],
  ...(isFast ? [] : [['chart', process.execPath, ['deploy/check.mjs'], root]]),
]

const failed = []
for (const [name, command, args, cwd] of checks) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}\n`)
  if (status !== 0) {
    failed.push(name)
    process.stdout.write(`${stdout}${stderr}\n`)
  }
}
process.exit(failed.length === 0 ? 0 : 1)
