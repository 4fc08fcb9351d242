/**
 * Every operation × every role × every scope, through the real gateway and the real services, in one process only.
 * That is enough: who may do what is decided in the services, from the caller that the gateway signs and they verify
 * over gRPC in either mode. Kafka, Redis and Keycloak carry events, sessions and passwords, no rights; that they
 * do it as their stand-ins do, the driver contracts and the journeys on the stack show.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startInOneProcess } from '../journeys/platform.ts'
import { bodyOf, formOf, queries } from './bodies.ts'
import { scopes, setTheStage } from './targets.ts'
import type { Scope, Stage, Target } from './targets.ts'

/** How far a role reaches with an operation: `none`, `own` things, the own `school`, or `any` school. */
type Reach = 'none' | 'own' | 'school' | 'any'

interface Operation {
  /** As in the policy: the operation's id, `setPolicy:region` for a variant of its body. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly isUpload: boolean
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>
}

/** One route, several rights: the body says which. */
const variants: Readonly<Record<string, readonly string[]>> = {
  setPolicy: ['setPolicy', 'setPolicy:municipality', 'setPolicy:region'],
}

/** Those that take a workbook. */
const uploads = new Set(['startImport', 'loadPlan'])

const [header = [], ...rows] = readFileSync(new URL('policy.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
const roles = header.slice(1, -1)
const policy = new Map(rows.map(([operation = '', ...cells]) => [operation, cells]))
const sourceAt = roles.length

let platform: Awaited<ReturnType<typeof startInOneProcess>>
let stage: Stage
let operations: readonly Operation[]

const readOperations = async (): Promise<readonly Operation[]> => {
  const { paths } = (await (await fetch(`${platform.url}/api/openapi.json`)).json()) as OpenApi
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) =>
      (variants[operationId] ?? [operationId]).map((id) => ({
        id,
        method: method.toUpperCase() as Operation['method'],
        path: path.replace(/^\/api/, ''),
        isUpload: uploads.has(operationId),
      })),
    ),
  )
}

beforeAll(async () => {
  platform = await startInOneProcess({})
  operations = await readOperations()
  stage = await setTheStage(platform.url)
}, 180_000)

afterAll(async () => platform?.[Symbol.asyncDispose](), 60_000)

const pathOf = ({ id, path }: Operation, target: Target): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = target[name]
    if (value === undefined) throw new Error(`${id} names ${name}, which the stage has not`)
    return value
  })
  const query = new URLSearchParams(queries[id]?.(target)).toString()
  return query === '' ? filled : `${filled}?${query}`
}

const denials = new Set([401, 403, 404])

const statusOf = async (operation: Operation, role: string, target: Target): Promise<number> => {
  const { method, id, isUpload } = operation
  const hasBody = method === 'POST' || method === 'PUT'
  const body = isUpload ? await formOf() : bodyOf(id, target)
  const { status } = await stage.people
    .get(role)!
    .ask(method, pathOf(operation, target), hasBody ? { body } : {})
  if (status >= 500) throw new Error(`${role}: ${method} ${operation.path}: ${status}`)
  return status
}

/** Whether the role's request about the scope's things was let through to the substance. */
const isLetIn = async (operation: Operation, role: string, scope: Scope): Promise<boolean> =>
  !denials.has(await statusOf(operation, role, stage.targets[scope]))

const expected: Readonly<Record<Reach, readonly Scope[]>> = {
  none: [],
  own: ['own'],
  school: ['own', 'school'],
  any: scopes,
}

it('has every operation of the API in the policy, and nothing else', () => {
  expect([...policy.keys()].toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
  expect(roles).toEqual([...stage.people.keys()])
})

it('names the clause of every row', () => {
  const clause =
    /^(ours: .+|((39|[KSLM]) [\dА-ЯA-Z]|P-\d|[A-Z]{3}-\d|own things|open to|answers only|deputy head: ours).*)$/
  for (const [operation, cells] of policy) {
    const clauses = cells[sourceAt]?.split('; ') ?? []
    expect([operation, clauses.length > 0]).toEqual([operation, true])
    expect([operation, clauses.filter((each) => !clause.test(each))]).toEqual([operation, []])
  }
})

it('lets everybody do what the policy says, and nobody anything else', async () => {
  const wrong: string[] = []
  for (const operation of operations) {
    for (const [at, role] of roles.entries()) {
      const reach = policy.get(operation.id)?.[at] as Reach
      const letIn: Scope[] = []
      for (const scope of scopes) {
        if (await isLetIn(operation, role, scope)) letIn.push(scope)
      }
      if (JSON.stringify(letIn) !== JSON.stringify(expected[reach])) {
        wrong.push(`${operation.id} ${role}: ${letIn.join('+')}, policy: ${reach}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 300_000)

/** Of the school as an institution: no person stands in it. */
const unlogged =
  /^(getSchool|getSetup|getPolicies|listClasses|listPeriodSets|listSubjects|listWorkTypes|listBells)$/

it('logs every reading of an integrator, where the school sees it', async () => {
  const { own } = stage.targets
  const integrator = stage.people.get('integrator')!
  const newest = async (): Promise<{ what: string; reader: string } | undefined> => {
    const path = `/schools/${own['schoolId']}/readings?limit=1`
    const admin = stage.people.get('school-admin')!
    return (await admin.get<{ readings: { what: string; reader: string }[] }>(path)).readings[0]
  }
  const readable = operations.filter(
    ({ id, method, path }) =>
      method === 'GET' &&
      path.includes('{schoolId}') &&
      policy.get(id)?.[roles.indexOf('integrator')] !== 'none',
  )
  const silent: string[] = []
  let before = await newest()
  for (const operation of readable) {
    await statusOf(operation, 'integrator', own)
    const after = await newest()
    if (JSON.stringify(after) === JSON.stringify(before)) silent.push(operation.id)
    else expect(after?.reader).toBe('Портал открытых данных')
    before = after
  }
  expect(readable.length).toBeGreaterThan(15)
  expect(silent.filter((id) => !unlogged.test(id))).toEqual([])
  // Nothing else was written on the way.
  expect((await integrator.ask('POST', '/notices/read', { body: {} })).body).toMatchObject({
    reason: 'INTEGRATOR_READS_ONLY',
  })
}, 60_000)

it('shows and changes nothing of another school under the address of the own one', async () => {
  const { own, other } = stage.targets
  const mixed = { ...other, schoolId: own['schoolId']!, key: own['key']! }
  const nested = operations.filter(({ path }) =>
    /^\/schools\/\{schoolId\}\/.*\{(?!key)\w+\}/.test(path),
  )
  expect(nested.length).toBeGreaterThan(30)
  const done: string[] = []
  for (const operation of nested) {
    for (const role of roles) {
      const status = await statusOf(operation, role, mixed)
      if (status < 400) done.push(`${operation.id} ${role}: ${status}`)
    }
  }
  expect(done).toEqual([])
}, 120_000)
