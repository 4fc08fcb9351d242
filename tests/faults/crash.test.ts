import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { JournalPage } from '@zvonok/contracts/zvonok/journal/v1/journals'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { verifyAudit } from '@zvonok/runtime/audit'
import { openPostgres } from '@zvonok/runtime/postgres'
import { schools, staffNames } from '../journeys/cast.ts'
import { openJournal, openWeek } from '../journeys/journal.ts'
import type { Person } from '../journeys/person.ts'
import { eventually, startOnStack, today } from '../journeys/platform.ts'
import { createSchool, peopleSchool, regionAuthority, signInStaff } from '../journeys/region.ts'
import type { FoundSchool } from '../journeys/region.ts'
import { lessonsOf, makeLessons } from '../journeys/timetable.ts'
import type { Curriculum } from '../journeys/timetable.ts'
import { keepWriting } from './ledger.ts'
import type { Entry } from './ledger.ts'

const minutes = 60_000
const kills = 4
const marksBetweenKills = 12

let platform: Awaited<ReturnType<typeof startOnStack>>
let found: FoundSchool
let curriculum: Curriculum
let teacher: Person
let lessons: readonly Lesson[]

beforeAll(async () => {
  platform = await startOnStack({})
  const authority = await regionAuthority(platform.url)
  const wanted = schools.krasnoyarsk
  const municipality = await authority.post<Municipality>('/municipalities', {
    name: wanted.municipality,
  })
  found = await peopleSchool(await createSchool(authority, wanted, [municipality]), wanted)
  curriculum = await makeLessons(found)
  teacher = await signInStaff(found, staffNames.maths)
  const { courseId } = curriculum.maths
  await openJournal(teacher, found.path, courseId, today)
  lessons = await lessonsOf(found, '2026-10-12', today, courseId)
}, 5 * minutes)

afterAll(async () => platform?.[Symbol.asyncDispose](), minutes)

const acknowledgedIn = (ledgers: readonly Entry[][]): number =>
  ledgers.flat().reduce((sum, { version }) => sum + version, 0)

/** Kills the journal, and its relay with it, at any moment of a save; again once marks are being saved again. */
const killAgainAndAgain = async (ledgers: readonly Entry[][]): Promise<void> => {
  const { journal } = platform.processes
  for (let round = 0; round < kills; round += 1) {
    const enough = acknowledgedIn(ledgers) + marksBetweenKills
    await eventually(async () => acknowledgedIn(ledgers) >= enough, minutes)
    await pause(Math.random() * 200)
    process.kill(journal.pid, 'SIGKILL')
    await journal.restart()
  }
}

const marksOfDiary = ({ days }: DiaryWeek, lessonId: string): readonly string[] =>
  days
    .flatMap((day) => day.lessons ?? [])
    .filter((lesson) => lesson.lessonId === lessonId)
    .flatMap(({ marks }) => (marks ?? []).map(({ value }) => value))

it(
  'loses no acknowledged mark and applies none twice when the journal and its relay are killed',
  async () => {
    const pupils = found.pupils.filter(({ classId }) => classId === curriculum.maths.classId)
    const entriesOf = ({ lessonId }: Lesson): Entry[] =>
      pupils.map(({ pupilId }) => ({
        cell: { path: found.path, lessonId, pupilId },
        value: '',
        version: 0,
      }))
    const ledgers = lessons.slice(-4).map(entriesOf)
    const stop = new AbortController()
    const writing = Promise.all(ledgers.map((ledger) => keepWriting(teacher, ledger, stop.signal)))
    await Promise.race([killAgainAndAgain(ledgers), writing])
    stop.abort()
    await writing

    const written = ledgers.flat().filter(({ version }) => version > 0)
    expect(acknowledgedIn(ledgers)).toBeGreaterThan(kills * marksBetweenKills)
    const page = await teacher.get<JournalPage>(
      `${found.path}/journals/${curriculum.maths.courseId}`,
    )
    const inJournal = written.map(({ cell: { lessonId, pupilId } }) =>
      page.marks.find((mark) => mark.lessonId === lessonId && mark.pupilId === pupilId),
    )
    expect(inJournal.map((mark) => [mark?.value, mark?.version])).toEqual(
      written.map(({ value, version }) => [value, version]),
    )

    const dateOf = new Map(lessons.map(({ lessonId, date }) => [lessonId, date]))
    for (const { cell, value } of written) {
      const { lessonId, pupilId } = cell
      await eventually(async () => {
        const week = await openWeek(found.admin, found.path, pupilId, dateOf.get(lessonId)!)
        return marksOfDiary(week, lessonId).join() === value
      }, 30_000)
    }

    await using db = await openPostgres({ url: platform.setup.databases.journal })
    const { schoolId } = found.school
    const audit = await db.read({ schoolId }, (read) => verifyAudit(read, schoolId))
    const acknowledged = written.reduce((sum, { version }) => sum + version, 0)
    expect(audit).toEqual({ entries: acknowledged, brokenAt: undefined })
  },
  4 * minutes,
)
