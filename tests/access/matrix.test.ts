import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startInOneProcess } from '../journeys/platform.ts'
import { bodyOf, formOf, queries } from './bodies.ts'
import { scopes, setTheStage } from './targets.ts'
import type { Scope, Stage, Target } from './targets.ts'

/** How far a role reaches with an operation: `none`, `own` things, the own `school`, or `any` school. */
type Reach = 'none' | 'own' | 'school' | 'any'

interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly isUpload: boolean
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>
}

/** Those that take a workbook. */
const uploads = new Set(['startImport', 'loadPlan'])

const [header = [], ...rows] = readFileSync(new URL('policy.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
const [, ...roles] = header
const policy = new Map(rows.map(([operation = '', ...cells]) => [operation, cells]))

let platform: Awaited<ReturnType<typeof startInOneProcess>>
let stage: Stage
let operations: readonly Operation[]

const readOperations = async (): Promise<readonly Operation[]> => {
  const { paths } = (await (await fetch(`${platform.url}/api/openapi.json`)).json()) as OpenApi
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase() as Operation['method'],
      path: path.replace(/^\/api/, ''),
      isUpload: uploads.has(operationId),
    })),
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
