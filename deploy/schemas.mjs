// JSON schemas for kubeconform, made from what the projects themselves publish.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, stop } from './tools.mjs'

const textOrNumber = { oneOf: [{ type: 'string' }, { type: 'integer' }] }

/** Fields nobody knows are mistakes: Kubernetes would silently drop them. */
const strict = (schema) => {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true) {
    return textOrNumber
  }
  const own = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]))
  const isClosed =
    typeof own.properties === 'object' &&
    own.type === 'object' &&
    own.additionalProperties === undefined &&
    own['x-kubernetes-preserve-unknown-fields'] !== true
  return isClosed ? { ...own, additionalProperties: false } : own
}

const suffix = (group, version) =>
  group === '' ? `-${version}` : `-${group.split('.')[0]}-${version}`

const write = (folder, kind, group, version, schema) =>
  writeFileSync(
    join(folder, `${kind.toLowerCase()}${suffix(group, version)}.json`),
    JSON.stringify(schema),
  )

/** One file per kind, each with all definitions, from the OpenAPI of the API server. */
export const kubernetesSchemas = (directory, folder) => {
  const file = join(directory, 'api', 'openapi-spec', 'swagger.json')
  const definitions = strict(JSON.parse(readFileSync(file, 'utf8')).definitions)
  const wanted = /^(Deployment|Job|Service|ServiceAccount|ConfigMap|HorizontalPodAutoscaler|PodDisruptionBudget|NetworkPolicy|Ingress)$/
  for (const [name, { 'x-kubernetes-group-version-kind': kinds = [] }] of Object.entries(definitions)) {
    for (const { group, version, kind } of kinds.filter((each) => wanted.test(each.kind))) {
      write(folder, kind, group, version, { $ref: `#/definitions/${name}`, definitions })
    }
  }
}

/** Of a custom resource; helm reads the YAML, so that no parser of ours is needed. */
export const crdSchema = (helm, file, folder) => {
  const chart = mkdtempSync(join(tmpdir(), 'zvonok-crd-'))
  try {
    mkdirSync(join(chart, 'templates'))
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: crd\nversion: 0.0.0\n')
    copyFileSync(file, join(chart, 'crd.yaml'))
    writeFileSync(join(chart, 'templates', 'crd.json'), '{{ .Files.Get "crd.yaml" | fromYaml | toJson }}')
    const { status, stdout, stderr } = run(helm, ['template', 'crd', chart])
    if (status !== 0) stop(`helm can't read ${file}:\n${stderr}`)
    const { group, names, versions } = JSON.parse(stdout.slice(stdout.indexOf('{'))).spec
    for (const { name, schema } of versions) {
      const own = strict(schema.openAPIV3Schema)
      // The API server adds metadata, which the definition leaves open.
      own.properties.metadata = { type: 'object' }
      write(folder, names.kind, group, name, own)
    }
  } finally {
    rmSync(chart, { recursive: true })
  }
}
