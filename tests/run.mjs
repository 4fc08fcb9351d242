// `npm test`: installs, builds, starts the real servers, runs everything, ends with one plain line.
// `npm test -- services/journal` runs a part.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from '../local/prepare.mjs'

const started = Date.now()
const say = (line) => process.stdout.write(`${line}\n`)
const part = process.argv.slice(2)

const run = (command, args, env = process.env) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })

const failures = []
let passed = 0

// However the run ends, its last line says what came of it.
process.once('exit', (code) => {
  const seconds = Math.round((Date.now() - started) / 1000)
  if (code !== 0 && failures.length === 0)
    failures.push('the run itself: what it said stands above')
  say(`\n${Math.floor(seconds / 60)} min ${seconds % 60} s`)
  for (const failure of failures) say(`FAILED ${failure}`)
  say(`${passed} passed, ${failures.length} failed`)
})

// Somebody's servers are no place for tests, which fill and drop databases.
for (const name of ['POSTGRES_URL', 'KAFKA_BROKERS', 'REDIS_URL', 'KEYCLOAK_URL'])
  delete process.env[`STACK_${name}`]

prepare(say)

if (part.length === 0) {
  say('Checking format, lint, types and contracts…')
  const status = await run(process.execPath, [join(root, 'tests', 'check.mjs'), '--fast'])
  if (status === 0) passed += 1
  else failures.push('npm run check -- --fast')
}

say('Starting PostgreSQL, Kafka, Redis and Keycloak…')
const load = (file) => import(pathToFileURL(join(root, 'local', 'dist', 'servers', file)).href)
const { startTestServers } = await load('test-servers.js')
const { findChromium } = await load('chromium.js')
const chromium = await findChromium(say)
const servers = await startTestServers({
  postgres: true,
  kafka: true,
  redis: true,
  keycloak: true,
  log: say,
})

// Whole platforms one at a time: two of them on two cores keep each other waiting for longer than people would.
const platforms = '/tests/(access|faults|journeys)/'
const runs =
  part.length === 0
    ? [
        ['--maxWorkers=1', `--testPathPatterns=${platforms}`],
        ['/node_modules/', '/dist/', platforms].map((path) => `--testPathIgnorePatterns=${path}`),
      ]
    : [part]

const folder = mkdtempSync(join(tmpdir(), 'zvonok-results-'))
const results = join(folder, 'jest.json')

const runJest = async (args) => {
  const status = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--json',
      `--outputFile=${results}`,
      ...args,
    ],
    { ...process.env, ...servers.environment, CHROMIUM_PATH: chromium, FORCE_COLOR: '0' },
  )
  if (!existsSync(results)) {
    failures.push(`jest ended without results (exit code ${status}): ${args.join(' ')}`)
    return
  }
  const { numPassedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  )
  rmSync(results)
  passed += numPassedTests
  const before = failures.length
  for (const { name, message, assertionResults } of testResults) {
    const file = name.replace(`${root}/`, '')
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    failures.push(...failed.map(({ fullName }) => `${file}: ${fullName}`))
    if (failed.length === 0 && assertionResults.length === 0 && message !== '') failures.push(file)
  }
  if (numRuntimeErrorTestSuites > 0 && failures.length === before)
    failures.push('a test file did not run')
}

try {
  for (const args of runs) await runJest(args)
} finally {
  await servers.stop()
  rmSync(folder, { recursive: true, force: true })
}

process.exit(failures.length === 0 && passed > 0 ? 0 : 1)
