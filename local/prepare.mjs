// What `npm start`, `npm test` and the others need before any TypeScript of ours can run:
// plain JavaScript, no dependency. Installs and builds only what changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const oldest = [20, 20]

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const run = (command, args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  })
  if (error !== undefined) fail(`${command} did not run: ${error.message}`)
  if (status !== 0) {
    process.stderr.write(`${stdout}\n${stderr}\n`)
    fail(`«${command} ${args.join(' ')}» failed; what it said stands above.`)
  }
}

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    fail(`Zvonok needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`)
  }
}

/** Installs the exact dependencies when the lock file is not the one installed last. */
const install = (say) => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.zvonok-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Installing dependencies…')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/** Checks Node, installs and builds. Both are skipped when nothing changed. */
export const prepare = (say = (line) => process.stdout.write(`${line}\n`)) => {
  checkNode()
  install(say)
  say('Building…')
  run(process.execPath, [
    join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
  ])
}
