import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { ImportServiceDefinition, ImportState } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { SchoolServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import {
  GenerationServiceDefinition,
  GenerationState,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { AccountDirectory } from '@zvonok/identity/directory/port'
import { demoPassword, demoRegion } from '@zvonok/local/demo/accounts'
import { createAutumn } from '@zvonok/local/demo/autumn'
import type { Founded } from '@zvonok/local/demo/courses'
import { makeTemplate, putPeriods } from '@zvonok/local/demo/found'
import { makePeople } from '@zvonok/local/demo/people'
import { createRandom } from '@zvonok/local/demo/random'
import type { Stage } from '@zvonok/local/demo/stage'
import { makeWorkbook } from '@zvonok/local/demo/workbook'
import { datesBetween } from '@zvonok/policy/dates'
import type { Grant } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'

const year = 2026
const pupilsPerClass = 25
const week = { startsOn: '2026-10-19', endsOn: '2026-10-23' } as const
const adminUsername = 'bench-admin'
const taughtClasses = ['5А', '6А', '7А', '8А']

/** 40 classes: four of grades 1 to 9, two of grades 10 and 11. */
const classNames = Array.from({ length: 11 }, (_, at) => at + 1).flatMap((grade) =>
  [...(grade <= 9 ? 'АБВГ' : 'АБ')].map((letter) => `${grade}${letter}`),
)

/** Until the command's own answer is final, and until every service has it. */
export interface Took {
  readonly doneMs: number
  readonly everywhereMs: number
  readonly rows: number
}

export interface BenchSchool {
  readonly schoolId: string
  readonly adminUsername: string
  readonly weekStartsOn: string
  /** Classes whose whole week is taught, and their teachers. */
  readonly classIds: readonly string[]
  readonly teacherIds: readonly string[]
  readonly classCount: number
  readonly imported: Took
  readonly generated: Took
}

const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const timed = async (stage: Stage, work: () => Promise<number>): Promise<Took> => {
  const startedAt = performance.now()
  const rows = await work()
  const doneMs = performance.now() - startedAt
  await stage.services.settled()
  return { doneMs, everywhereMs: performance.now() - startedAt, rows }
}

const openSchool = async (stage: Stage, accounts: AccountDirectory): Promise<Grant> => {
  const authority: Grant = {
    role: 'region-authority',
    personId: demoRegion.regionId,
    regionId: demoRegion.regionId,
  }
  const { municipalityId } = await stage
    .client(MunicipalityServiceDefinition)
    .putMunicipality(
      { municipalityId: '', name: 'Город', expectedVersion: 0 },
      await stage.by(authority),
    )
  const name = 'Школа на сорок классов'
  const { schoolId } = await stage
    .client(SchoolServiceDefinition)
    .createSchool(
      { municipalityId, name, shortName: name, policyPreset: 'krasnoyarsk', year },
      await stage.by(authority),
    )
  await stage.services.settled()
  const { grant } = await stage.client(GrantServiceDefinition).grantRole(
    {
      username: adminUsername,
      holder: 'Администратор',
      role: 'school-admin',
      municipalityId: '',
      schoolId,
      from: '',
      until: '',
    },
    await stage.by(authority),
  )
  const account = await accounts.findByUsername(adminUsername)
  await accounts.setPassword(account?.subject ?? '', demoPassword, false)
  return { role: 'school-admin', schoolId, personId: grant?.accountId ?? newId() }
}

/** From the file to the last row: checked, then applied, all or nothing. */
const importPeople = async (stage: Stage, schoolId: string, admin: Grant): Promise<Took> => {
  const people = makePeople(createRandom(2026), { year, classNames, pupilsPerClass }, 1)
  const file = await makeWorkbook(people, year)
  const imports = stage.client(ImportServiceDefinition)
  const reach = async (importId: string, state: ImportState): Promise<void> =>
    until(async () => {
      const now = await imports.getImport({ schoolId, importId }, await stage.by(admin))
      if (now.state === ImportState.REFUSED) {
        throw new Error(`the import was refused: ${JSON.stringify(now.problems[0])}`)
      }
      return now.state === state ? true : undefined
    }).then(() => undefined)
  return timed(stage, async () => {
    const { importId } = await imports.startImport(
      { schoolId, year, fileName: 'школа.xlsx', file },
      await stage.by(admin),
    )
    await reach(importId, ImportState.READY)
    await imports.applyImport({ schoolId, importId }, await stage.by(admin))
    await reach(importId, ImportState.APPLIED)
    return people.pupils.length
  })
}

const generate = async (stage: Stage, founded: Founded): Promise<Took> => {
  const { schoolId, admin } = founded
  const templateId = await makeTemplate(stage, founded, createRandom(2026))
  await stage.services.settled()
  const generations = stage.client(GenerationServiceDefinition)
  return timed(stage, async () => {
    const { generationId } = await generations.startGeneration(
      { schoolId, templateId, from: `${year}-09-01`, to: `${year + 1}-05-26` },
      await stage.by(admin),
    )
    const { counts } = await until(async () => {
      const now = await generations.getGeneration({ schoolId, generationId }, await stage.by(admin))
      if (now.state === GenerationState.FAILED) throw new Error(`generation: ${now.reason}`)
      return now.state === GenerationState.DONE ? now : undefined
    })
    return counts.reduce((sum, { added }) => sum + added, 0)
  })
}

const readSchool = async (stage: Stage, schoolId: string, admin: Grant): Promise<Founded> => {
  const options = await stage.by(admin)
  const persons = stage.client(PersonServiceDefinition)
  const [{ staff }, { pupils }, { classes }, { subjects }] = await Promise.all([
    persons.listStaff({ schoolId }, options),
    persons.listPupils({ schoolId, classId: '' }, options),
    stage.client(ClassServiceDefinition).listClasses({ schoolId, year }, options),
    stage.client(SubjectServiceDefinition).listSubjects({ schoolId }, options),
  ])
  return { schoolId, year, admin, staff, pupils, classes, subjects }
}

/** Makes the school, timing its import and its lessons, and teaches one week of four classes. */
export const makeSchool = async (
  stage: Stage,
  accounts: AccountDirectory,
): Promise<BenchSchool> => {
  stage.clock.hold(new Date(`${year}-08-24T12:30:00Z`))
  const admin = await openSchool(stage, accounts)
  const schoolId = admin.schoolId ?? ''
  await putPeriods(stage, schoolId, year, admin)
  stage.say(`Importing ${classNames.length * pupilsPerClass} pupils with parents…`)
  const imported = await importPeople(stage, schoolId, admin)
  const founded = await readSchool(stage, schoolId, admin)
  stage.say(`Timetable and lessons of ${classNames.length} classes…`)
  const generated = await generate(stage, founded)
  stage.say('Teaching a week…')
  const classIds = founded.classes
    .filter(({ name }) => taughtClasses.includes(name))
    .map(({ classId }) => classId)
  const autumn = createAutumn(stage, founded, createRandom(77))
  const lessons = (await autumn.lessonsOf(week.startsOn, week.endsOn)).filter(({ classId }) =>
    classIds.includes(classId),
  )
  for (const date of datesBetween(week.startsOn, week.endsOn)) {
    stage.clock.hold(new Date(`${date}T12:30:00Z`))
    const taught = lessons.filter((lesson) => lesson.date === date)
    await autumn.playDay(date, taught, 1)
  }
  stage.clock.release()
  await stage.services.settled()
  return {
    schoolId,
    adminUsername,
    weekStartsOn: week.startsOn,
    classIds,
    teacherIds: [...new Set(lessons.map(({ teacherId }) => teacherId))],
    classCount: classNames.length,
    imported,
    generated,
  }
}
