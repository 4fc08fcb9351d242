// What the chart has to give each process: the variables `npm run stack`, which is tested, gives it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const wantedByComponent = async () => {
  const { serviceNames } = await import('../local/dist/databases.js')
  const { gatewayEnvironment, serviceEnvironment } = await import('../local/dist/environment.js')
  const { openSettings } = await import('../local/dist/settings.js')
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-chart-'))
  const settings = await openSettings(folder)
  rmSync(folder, { recursive: true })
  const setup = {
    settings,
    databases: {},
    openId: {
      directory: {
        DIRECTORY: '',
        DIRECTORY_URL: '',
        DIRECTORY_REALM: '',
        DIRECTORY_CLIENT_ID: '',
        DIRECTORY_CLIENT_SECRET: '',
      },
    },
    esia: {},
    shared: { KAFKA_BROKERS: '', KAFKA_PARTITIONS: '', KAFKA_REPLICATION_FACTOR: '', REDIS_URL: '' },
  }
  return [
    ['gateway', Object.keys(gatewayEnvironment(setup, {}, { port: 0 }))],
    ...serviceNames.map((name) => [name, Object.keys(serviceEnvironment(name, setup))]),
  ]
}

/** A sentence for each component of the rendered chart that lacks one. */
export const absentVariables = async (rendered) => {
  const documents = rendered.split(/^---$/m)
  const sentences = []
  for (const [name, wanted] of await wantedByComponent()) {
    const own = new RegExp(`^kind: (ConfigMap|Deployment)\\nmetadata:\n {2}name: zvonok-${name}$`, 'm')
    const given = documents
      .filter((document) => own.test(document))
      .flatMap((document) => [...document.matchAll(/^(?: {2}| +- name: )([A-Z][A-Z0-9_]+)\b/gm)])
      .map(([, variable]) => variable)
    const absent = wanted.filter((variable) => !given.includes(variable))
    if (absent.length > 0) sentences.push(`${name} is not given ${absent.join(', ')}`)
  }
  return sentences
}
