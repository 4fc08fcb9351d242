// `npm run loadtest`: the k6 morning against a platform that runs already, `npm run stack` on port 8080
// when ZVONOK_URL names no other. `-- --smoke` is a short one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installTool, stop } from '../deploy/tools.mjs'
import { prepare, root } from '../local/prepare.mjs'

const say = (line) => process.stdout.write(`${line}\n`)
const isSmoke = process.argv.includes('--smoke')
const url = process.env.ZVONOK_URL ?? 'http://127.0.0.1:8080'

const answers = await fetch(`${url}/healthz`).then(
  ({ status }) => status === 200,
  () => false,
)
if (!answers) {
  stop(`Nothing answers at ${url}: start the platform with «npm run stack», or set ZVONOK_URL.`)
}

prepare(say)
const k6 = installTool('k6', 'go.k6.io/k6@v1.8.1', say)
const { preparePeople } = await import('./dist/people/kept.js')
const { demoPassword } = await import('../local/dist/demo/accounts.js')

say('Signing families and teachers in…')
const people = await preparePeople(
  {
    url,
    admin: process.env.ZVONOK_ADMIN ?? 'admin',
    password: process.env.ZVONOK_PASSWORD ?? demoPassword,
    families: isSmoke ? 12 : 48,
    teachers: isSmoke ? 4 : 12,
  },
  join(
    root,
    '.zvonok',
    `loadtest-${new URL(url).host.replace(':', '-')}${isSmoke ? '-smoke' : ''}`,
  ),
)

const { status } = spawnSync(
  k6,
  ['run', '--quiet', join(root, 'loadtest', 'morning', 'morning.js')],
  {
    stdio: 'inherit',
    env: { ...process.env, PEOPLE: people, ...(isSmoke ? { SMOKE: '1' } : {}) },
  },
)
process.exit(status ?? 1)
