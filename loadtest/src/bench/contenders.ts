import { commandHeaders } from '../people/session.ts'
import type { Session } from '../people/session.ts'
import type { SignedInFamily } from '../people/families.ts'
import type { Cell, OpenJournal } from '../people/teachers.ts'
import type { Child } from './child.ts'
import type { Shot } from './load.ts'
import type { Contender } from './measure.ts'

export interface TeacherAtWork {
  readonly session: Session
  readonly journals: readonly OpenJournal[]
}

export interface Ground {
  readonly bare: Child
  readonly bareUrl: string
  readonly platform: Child
  readonly platformUrl: string
  readonly schoolId: string
  readonly weekStartsOn: string
  readonly families: readonly SignedInFamily[]
  readonly teachers: readonly TeacherAtWork[]
}

const bareUpdateName = 'bare update'

const inTurn = <T>(items: readonly T[]): (() => T) => {
  let at = 0
  return () => {
    const item = items[at % items.length]
    at += 1
    if (item === undefined) throw new Error('there is nothing to ask for')
    return item
  }
}

const short = (status: number, body: string): string => `${status} ${body.slice(0, 200)}`

/** Every answer is looked through for what it must name. */
const naming =
  (...wanted: readonly string[]) =>
  (status: number, body: string): string | undefined =>
    status === 200 && wanted.every((text) => body.includes(text)) ? undefined : short(status, body)

const weekShots = (families: readonly SignedInFamily[], of: (family: SignedInFamily) => Shot) =>
  inTurn(families.map(of))

const bareWeek = ({ families, weekStartsOn }: Ground) =>
  weekShots(families, ({ pupilId }) => ({
    request: { method: 'GET', path: `/weeks/${pupilId}/${weekStartsOn}` },
    judge: naming(`"pupilId":"${pupilId}"`, `"startsOn":"${weekStartsOn}"`, '"homework":'),
  }))

const bareUpdate = () =>
  inTurn(
    Array.from({ length: 1000 }, (_, at): Shot => ({
      request: { method: 'PUT', path: `/rows/${at + 1}` },
      judge: naming(`"number":"${at + 1}"`, '"version":'),
    })),
  )

const diaryWeek = ({ families, schoolId, weekStartsOn }: Ground) =>
  weekShots(families, ({ pupilId, session }) => ({
    request: {
      method: 'GET',
      path: `/api/schools/${schoolId}/diary/${pupilId}/week?date=${weekStartsOn}`,
      headers: { cookie: session.cookie },
    },
    judge: naming(`"pupilId":"${pupilId}"`, `"startsOn":"${weekStartsOn}"`, '"homework":'),
  }))

const journalPage = ({ teachers, schoolId }: Ground) =>
  inTurn(
    teachers.flatMap(({ session, journals }) =>
      journals.map(({ courseId }): Shot => ({
        request: {
          method: 'GET',
          path: `/api/schools/${schoolId}/journals/${courseId}`,
          headers: { cookie: session.cookie },
        },
        judge: naming(`"courseId":"${courseId}"`, '"pupils":[{'),
      })),
    ),
  )

const values = ['3', '4', '5'] as const

const saveOf = (schoolId: string, session: Session, cell: Cell, value: string): Shot => {
  const { lessonId, pupilId, version } = cell
  cell.isAsked = true
  return {
    request: {
      method: 'PUT',
      path: `/api/schools/${schoolId}/journal-lessons/${lessonId}/marks/${pupilId}/1`,
      headers: commandHeaders(session),
      body: JSON.stringify({ value, comment: `замер ${version}`, expectedVersion: version }),
    },
    judge: (status, body) => {
      cell.isAsked = false
      if (status !== 200) return short(status, body)
      // The answer of PutMark.
      const mark = JSON.parse(body) as { pupilId: string; value: string; version: number }
      cell.version = mark.version
      return mark.pupilId === pupilId && mark.value === value && mark.version === version + 1
        ? undefined
        : short(status, body)
    },
  }
}

const markSave = ({ teachers, schoolId }: Ground) => {
  // Neighbours of one lesson far apart: in life one teacher at a time writes into a lesson.
  const all = teachers.flatMap(({ session, journals }) =>
    journals.flatMap((journal) => journal.cells.map((cell) => ({ session, cell }))),
  )
  const stride = Math.ceil(Math.sqrt(all.length))
  const cells = inTurn(
    Array.from({ length: stride }, (_, first) =>
      all.filter((_cell, at) => at % stride === first),
    ).flat(),
  )
  const value = inTurn(values)
  return () => {
    let next = cells()
    // What a round's end cut off may have been saved or not.
    while (next.cell.isAsked === true) next = cells()
    return saveOf(schoolId, next.session, next.cell, value())
  }
}

export const contendersOf = (ground: Ground, connections: number): readonly Contender[] => {
  const ours = { url: ground.platformUrl, connections }
  const contender = (name: string, shoot: () => Shot): Contender => ({
    name,
    server: ground.platform,
    load: { ...ours, shoot },
    settle: () => ground.platform.ask('settle'),
  })
  return [
    {
      name: 'bare route',
      server: ground.bare,
      load: { url: ground.bareUrl, connections, shoot: bareWeek(ground) },
    },
    {
      name: bareUpdateName,
      server: ground.bare,
      load: { url: ground.bareUrl, connections, shoot: bareUpdate() },
    },
    contender('diary week', diaryWeek(ground)),
    contender('journal page', journalPage(ground)),
    { ...contender('mark save', markSave(ground)), baseline: bareUpdateName },
  ]
}

/** A calm morning beside which the way of a mark is timed. */
export const backgroundOf = (ground: Ground) => ({
  url: ground.platformUrl,
  connections: 8,
  reads: diaryWeek(ground),
  saves: markSave(ground),
})
