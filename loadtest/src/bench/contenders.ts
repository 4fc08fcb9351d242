import type { Session } from '../people/session.ts'
import type { SignedInFamily } from '../people/families.ts'
import type { OpenJournal } from '../people/teachers.ts'
import type { Child } from './child.ts'
import type { Shot } from './load.ts'
import { markSave } from './mark-saves.ts'
import type { Contender } from './measure.ts'
import { inTurn, short } from './turns.ts'

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
