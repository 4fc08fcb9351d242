import { ImportServiceDefinition, ImportState } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { PeriodKind, PeriodServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { RoomServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { GenerationServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { TemplateServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import type { Grant } from '@zvonok/runtime/caller'
import { makeCourses } from './courses.ts'
import type { Founded } from './courses.ts'
import type { DemoSchool } from './people.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'
import { makeTimetable } from './timetable.ts'
import { makeWorkbook } from './workbook.ts'

const kinds = [
  [PeriodKind.QUARTER, 'quarter'],
  [PeriodKind.HALF_YEAR, 'half-year'],
] as const

/** Quarters and half-years of the year with their holidays. */
export const putPeriods = async (stage: Stage, schoolId: string, year: number, admin: Grant) => {
  const periods = stage.client(PeriodServiceDefinition)
  for (const [kind, name] of kinds) {
    const plan = defaultYearPlan(year, name)
    await periods.putPeriodSet(
      {
        schoolId,
        year,
        kind,
        periods: plan.periods.map((period) => ({ ...period, periodId: '' })),
        holidays: plan.holidays.map((holidays) => ({ ...holidays })),
        expectedVersion: 0,
      },
      await stage.by(admin),
    )
  }
}

/** Imports the people as the administrator would: file, preview, apply. */
const importPeople = async (
  stage: Stage,
  schoolId: string,
  year: number,
  admin: Grant,
  people: DemoSchool,
): Promise<void> => {
  const imports = stage.client(ImportServiceDefinition)
  const file = await makeWorkbook(people, year)
  const { importId } = await imports.startImport(
    { schoolId, year, fileName: 'школа.xlsx', file },
    await stage.by(admin),
  )
  await stage.services.settled()
  const checked = await imports.getImport({ schoolId, importId }, await stage.by(admin))
  if (checked.state !== ImportState.READY) {
    throw new Error(`the demonstration import was refused: ${JSON.stringify(checked.problems[0])}`)
  }
  await imports.applyImport({ schoolId, importId }, await stage.by(admin))
  await stage.services.settled()
}

const firstBell = 8 * 60 + 30
const lessonMinutes = 45
const breaks = [10, 20, 20, 10, 10, 10]

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const bellSlots = () => {
  let start = firstBell
  return Array.from({ length: 7 }, (_, at) => {
    const slot = {
      number: at + 1,
      startsAt: clockTime(start),
      endsAt: clockTime(start + lessonMinutes),
    }
    start += lessonMinutes + (breaks[at] ?? 10)
    return slot
  })
}

const putRooms = async (
  stage: Stage,
  { schoolId, admin, staff }: Founded,
): Promise<ReadonlyMap<string, string>> => {
  const rooms = stage.client(RoomServiceDefinition)
  const roomOf = new Map<string, string>()
  const teachers = staff.filter(({ roles }) => roles.includes('teacher'))
  let gyms = 0
  for (const [at, { personId, position }] of teachers.entries()) {
    const isGym = position.includes('физической')
    if (isGym) gyms += 1
    const number = `${1 + Math.floor(at / 12)}${String(1 + (at % 12)).padStart(2, '0')}`
    const { roomId } = await rooms.putRoom(
      {
        schoolId,
        roomId: '',
        building: 'Основное здание',
        name: isGym ? `Спортзал ${gyms === 1 ? '' : gyms}`.trim() : number,
        capacity: 30,
        expectedVersion: 0,
      },
      await stage.by(admin),
    )
    roomOf.set(personId, roomId)
  }
  return roomOf
}

/** Everything lessons are generated from: rooms, curriculum, bells, a week; answers the template's id. */
export const makeTemplate = async (
  stage: Stage,
  founded: Founded,
  random: Random,
): Promise<string> => {
  const { schoolId, admin, year } = founded
  const roomOf = await putRooms(stage, founded)
  const { courses, blocks } = await makeCourses(stage, founded)
  await stage.services.settled()
  const { bellsId } = await stage
    .client(BellServiceDefinition)
    .putBells(
      { schoolId, bellsId: '', name: 'Основное', slots: bellSlots(), expectedVersion: 0 },
      await stage.by(admin),
    )
  const teacherOf = new Map(courses.map(({ courseId, teacherId }) => [courseId, teacherId]))
  const cells = makeTimetable(blocks, random).map(({ courseKey, weekday, slot }) => ({
    courseId: courseKey,
    weekday,
    slot,
    roomId: roomOf.get(teacherOf.get(courseKey) ?? '') ?? '',
    week: 0,
  }))
  const { template } = await stage.client(TemplateServiceDefinition).putTemplate(
    {
      schoolId,
      templateId: '',
      year,
      name: 'Основное',
      bellsId,
      cells,
      startsOn: '',
      endsOn: '',
      expectedVersion: 0,
    },
    await stage.by(admin),
  )
  return template?.templateId ?? ''
}

const makeLessons = async (stage: Stage, founded: Founded, random: Random): Promise<void> => {
  const { schoolId, admin, year } = founded
  await stage.client(GenerationServiceDefinition).startGeneration(
    {
      schoolId,
      templateId: await makeTemplate(stage, founded, random),
      from: `${year}-09-01`,
      to: `${year + 1}-05-26`,
    },
    await stage.by(admin),
  )
  await stage.services.settled()
}

/** Sets a school up from its periods to the lessons of the year. */
export const foundSchool = async (
  stage: Stage,
  school: { readonly schoolId: string; readonly year: number; readonly admin: Grant },
  people: DemoSchool,
  random: Random,
): Promise<Founded> => {
  const { schoolId, year, admin } = school
  await putPeriods(stage, schoolId, year, admin)
  await importPeople(stage, schoolId, year, admin, people)
  const options = await stage.by(admin)
  const persons = stage.client(PersonServiceDefinition)
  const [{ staff }, { pupils }, { classes }, { subjects }] = await Promise.all([
    persons.listStaff({ schoolId }, options),
    persons.listPupils({ schoolId, classId: '' }, options),
    stage.client(ClassServiceDefinition).listClasses({ schoolId, year }, options),
    stage.client(SubjectServiceDefinition).listSubjects({ schoolId }, options),
  ])
  const founded: Founded = { schoolId, year, admin, staff, pupils, classes, subjects }
  await makeLessons(stage, founded, random)
  return founded
}
