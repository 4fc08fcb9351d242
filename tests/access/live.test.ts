import { readFileSync } from 'node:fs'
import type { ListGrantsResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { cellPath } from '../journeys/journal.ts'
import type { Person } from '../journeys/person.ts'
import { eventually, startInOneProcess } from '../journeys/platform.ts'
import { scopes, setTheStage } from './targets.ts'
import type { Scope, Stage, Target } from './targets.ts'

/** Live updates are no operation of the API: whoever may read a page may hear that it changed. */
const readings = { diary: 'getDiaryWeek', journal: 'getJournalPage' } as const
type Kind = keyof typeof readings

const [header = '', ...lines] = readFileSync(new URL('policy.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const roles = header.split(',').slice(1, -1)
const policyOf = (kind: Kind): readonly string[] =>
  lines
    .find((line) => line.startsWith(`${readings[kind]},`))
    ?.split(',')
    .slice(1) ?? []

const reached: Readonly<Record<string, readonly Scope[]>> = {
  none: [],
  own: ['own'],
  school: ['own', 'school'],
  any: scopes,
}

let platform: Awaited<ReturnType<typeof startInOneProcess>>
let stage: Stage

beforeAll(async () => {
  platform = await startInOneProcess({ shared: { LIVE_RECHECK_MS: '500' } })
  stage = await setTheStage(platform.url)
}, 180_000)

afterAll(async () => platform?.[Symbol.asyncDispose](), 60_000)

const personOf = (role: string): Person => {
  const person = stage.people.get(role)
  if (person === undefined) throw new Error(`nobody is ${role}`)
  return person
}

const topicOf = (kind: Kind, { schoolId, pupilId, courseId }: Target): string =>
  `${kind}:${schoolId}:${kind === 'diary' ? pupilId : courseId}`

/** The status of a refusal; undefined when the stream opened. */
const refusal = async (role: string, ...topics: readonly string[]): Promise<string | undefined> => {
  try {
    const ear = await personOf(role).hear(...topics)
    await ear[Symbol.asyncDispose]()
    return undefined
  } catch (error) {
    return /^live updates: (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '?'
  }
}

/** Everything a page hears until the server closes the stream, or the page itself is closed. */
const overhear = async (role: string, ...topics: readonly string[]) => {
  const page = new AbortController()
  const { body } = await fetch(`${platform.url}/api/live?topics=${topics.join(',')}`, {
    headers: { cookie: personOf(role).cookie },
    signal: page.signal,
  })
  let text = ''
  const closed = (async () => {
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) text += chunk
    return 'by the server'
  })().catch(() => 'by the page')
  await eventually(async () => text.includes('ready'))
  return {
    heard: () => [...text.matchAll(/^event: (?!ready)(\w+)$/gm)].map(([, kind]) => kind),
    text: () => text,
    closed,
    leave: async () => {
      page.abort()
      await closed
    },
  }
}

it.each(['diary', 'journal'] as const)(
  'lets those hear of a %s who may read it',
  async (kind) => {
    const wrong: string[] = []
    for (const [at, role] of roles.entries()) {
      const heard: Scope[] = []
      for (const scope of scopes) {
        const refused = await refusal(role, topicOf(kind, stage.targets[scope]))
        if (refused === undefined) heard.push(scope)
        else if (!/^40[134]$/.test(refused)) wrong.push(`${role} of ${scope}: ${refused}`)
      }
      const reach = policyOf(kind)[at] ?? ''
      if (heard.join() !== reached[reach]?.join()) {
        wrong.push(`${role}: ${heard.join()}, policy: ${reach}`)
      }
    }
    expect(wrong).toEqual([])
  },
  60_000,
)

it('takes no pupil or course of another school under the own one, whoever asks', async () => {
  const { own, other } = stage.targets
  const mixed = [
    { ...other, schoolId: own['schoolId'] ?? '' },
    { ...own, schoolId: other['schoolId'] ?? '' },
  ]
  const opened: string[] = []
  for (const role of roles) {
    for (const topic of mixed.flatMap((pair) => [
      topicOf('diary', pair),
      topicOf('journal', pair),
    ])) {
      if ((await refusal(role, topic)) === undefined) opened.push(`${role}: ${topic}`)
    }
  }
  expect(opened).toEqual([])
}, 60_000)

it('refuses all when one topic is not allowed', async () => {
  const { own, school } = stage.targets
  expect(await refusal('parent', topicOf('diary', own))).toBeUndefined()
  expect(await refusal('parent', topicOf('diary', own), topicOf('diary', school))).toMatch(/^40/)
})

it('tells a family of its mark and its notices, and nobody else', async () => {
  const { own } = stage.targets
  const teacher = personOf('teacher')
  const parent = await overhear('parent', topicOf('diary', own))
  const others = new Map<string, Awaited<ReturnType<typeof overhear>>>()
  for (const role of ['class-teacher', 'secretary', 'municipal-authority', 'region-authority']) {
    others.set(role, await overhear(role))
  }
  const page = await overhear('teacher', topicOf('journal', own))
  const path = `/schools/${own['schoolId']}`
  const { lessonId = '', pupilId = '' } = own
  await teacher.put(cellPath({ path, lessonId, pupilId }), { value: '2' })
  await eventually(async () => page.heard().includes('journal'))
  await eventually(
    async () => parent.heard().includes('diary') && parent.heard().includes('notices'),
  )
  expect(parent.text()).toContain(pupilId)
  expect(new Set(page.heard())).toEqual(new Set(['journal']))
  for (const [role, { heard }] of others) expect([role, heard()]).toEqual([role, []])
  await Promise.all([parent, page, ...others.values()].map(({ leave }) => leave()))
}, 60_000)

it('closes the page whose role has ended, and opens it no more', async () => {
  const { own } = stage.targets
  const topic = topicOf('diary', own)
  const page = await overhear('municipal-authority', topic)
  const authority = personOf('region-authority')
  const { grants } = await authority.get<ListGrantsResponse>('/grants')
  const grant = grants.find(({ role }) => role === 'municipal-authority')
  await authority.post(`/grants/${grant?.grantId}/end`, { until: '' })
  expect(await page.closed).toBe('by the server')
  expect(await refusal('municipal-authority', topic)).toMatch(/^40/)
}, 60_000)

it('closes the page whose session has ended, and opens it no more', async () => {
  const topic = topicOf('diary', stage.targets.own)
  const parent = personOf('parent')
  const page = await overhear('parent', topic)
  const { csrfToken } = await parent.session()
  const { status } = await fetch(`${platform.url}/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: parent.cookie, 'x-csrf-token': csrfToken },
  })
  expect(status).toBe(200)
  expect(await page.closed).toBe('by the server')
  expect(await refusal('parent', topic)).toBe('401')
}, 60_000)
