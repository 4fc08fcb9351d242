// Checks the chart: helm lint, every profile of tests/ against the schemas of Kubernetes, every
// values file of tests/refused, which must be refused for the reason on its first line, and that each
// pod is given what `npm run stack`, which is tested, gives the same process.
// Tools and schemas are Go modules: they are built once into the cache, ~/.cache/zvonok or ZVONOK_CACHE.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crdSchema, kubernetesSchemas } from './schemas.mjs'
import { prepare } from '../local/prepare.mjs'
import { cached, installTool, moduleDirectory, run, stop } from './tools.mjs'

const chart = fileURLToPath(new URL('./helm', import.meta.url))
const tests = join(chart, 'tests')
const say = (line) => process.stdout.write(`${line}\n`)

const kubernetes = { module: 'k8s.io/kubernetes', version: 'v1.34.1' }
const gatewayApi = { module: 'sigs.k8s.io/gateway-api', version: 'v1.4.0' }

const helm = installTool('helm', 'helm.sh/helm/v3/cmd/helm@v3.22.0', say)
const kubeconform = installTool('kubeconform', 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0', say)

const schemas = cached(`schemas-${kubernetes.version}-${gatewayApi.version}`, (folder) => {
  say('Making schemas of Kubernetes and of its Gateway API…')
  kubernetesSchemas(moduleDirectory(kubernetes), folder)
  crdSchema(helm, join(moduleDirectory(gatewayApi), 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'), folder)
})

// The helm built here takes an old Kubernetes for granted.
const template = (...values) =>
  run(helm, [
    'template',
    'zvonok',
    chart,
    '--namespace',
    'zvonok',
    '--kube-version',
    kubernetes.version,
    ...values,
  ])

const problems = []
const profiles = readdirSync(tests).filter((name) => name.endsWith('.yaml'))

for (const profile of profiles) {
  const values = ['--values', join(tests, profile)]
  const lint = run(helm, ['lint', '--strict', chart, ...values])
  if (lint.status !== 0) problems.push(`${profile}: helm lint\n${lint.stdout}${lint.stderr}`)
  const rendered = template(...values)
  if (rendered.status !== 0) {
    problems.push(`${profile}: helm template\n${rendered.stderr}`)
    continue
  }
  const location = `${schemas}/{{ .ResourceKind }}{{ .KindSuffix }}.json`
  const checked = run(kubeconform, ['-strict', '-summary', '-schema-location', location], rendered.stdout)
  if (checked.status !== 0) problems.push(`${profile}: kubeconform\n${checked.stdout}${checked.stderr}`)
  else say(`${profile}: ${checked.stdout.trim()}`)
}

prepare(say)
const { absentVariables } = await import('./variables.mjs')
problems.push(...(await absentVariables(template('--values', join(tests, 'demonstration.yaml')).stdout)))

const base = join(tests, 'production.yaml')
const refused = readdirSync(join(tests, 'refused'))
for (const name of refused) {
  const file = join(tests, 'refused', name)
  const wanted = /^# expects: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  const { status, stderr } = template('--values', base, '--values', file)
  if (status === 0) problems.push(`refused/${name} was not refused`)
  else if (!stderr.includes(wanted)) problems.push(`refused/${name}: not for «${wanted}» but\n${stderr}`)
}
say(`${refused.length} wrong values files looked at.`)

if (problems.length > 0) stop(problems.join('\n'))
