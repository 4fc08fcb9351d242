import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { CourseServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { SchoolServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { addDays, datesBetween } from '@zvonok/policy/dates'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import type { Grant } from '@zvonok/runtime/caller'
import { localDateOf } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import { demoRegion } from './accounts.ts'
import { createAutumn } from './autumn.ts'
import type { Autumn } from './autumn.ts'
import type { Founded } from './courses.ts'
import { createDispatch } from './dispatch.ts'
import { foundSchool } from './found.ts'
import { createRandom } from './random.ts'
import { loadPlan } from './plan.ts'
import { peopleOf, wishes } from './wishes.ts'
import type { Wish } from './wishes.ts'
import type { Stage } from './stage.ts'

const autumnZone = 'Europe/Moscow'

/** Late enough for the last lesson of every zone of the region, early enough to be the same day in all. */
const afterLessons = (date: string): Date => new Date(`${date}T12:30:00Z`)

/** Early enough for the first lesson of every zone of the region. */
const beforeLessons = (date: string): Date => new Date(`${date}T00:30:00Z`)

export interface FilledSchool extends Founded {
  readonly shortName: string
  readonly adminUsername: string
}

const found = async (
  stage: Stage,
  wish: Wish,
  at: number,
  municipalityId: string,
  year: number,
): Promise<FilledSchool> => {
  const authority: Grant = {
    role: 'region-authority',
    personId: demoRegion.regionId,
    regionId: demoRegion.regionId,
  }
  const school = await stage.client(SchoolServiceDefinition).createSchool(
    {
      municipalityId,
      name: wish.name,
      shortName: wish.shortName,
      policyPreset: wish.preset,
      year,
    },
    await stage.by(authority),
  )
  await stage.services.settled()
  const { schoolId } = school
  const { grant } = await stage.client(GrantServiceDefinition).grantRole(
    {
      username: wish.adminUsername,
      holder: `Администратор, ${wish.shortName}`,
      role: 'school-admin',
      municipalityId: '',
      schoolId,
      from: '',
      until: '',
    },
    await stage.by(authority),
  )
  const admin: Grant = { role: 'school-admin', schoolId, personId: grant?.accountId ?? newId() }
  const { people, random } = peopleOf(wish, at, year)
  const founded = await foundSchool(stage, { schoolId, year, admin }, people, random)
  const filled = { ...founded, shortName: wish.shortName, adminUsername: wish.adminUsername }
  await planMathematics(stage, filled)
  return filled
}

const coursesOf = async (stage: Stage, { schoolId, year, admin }: FilledSchool) => {
  const { courses } = await stage
    .client(CourseServiceDefinition)
    .listCourses({ schoolId, year, classId: '' }, await stage.by(admin))
  return courses
}

/** Mathematics of 5А is taught by a КТП; the other teachers write their topics by hand. */
const planMathematics = async (stage: Stage, school: FilledSchool): Promise<void> => {
  const classId = school.classes.find(({ name }) => name === '5А')?.classId
  const subject = school.subjects.find(({ name }) => name === 'Математика')
  const courses = await coursesOf(stage, school)
  const course = courses.find(
    (each) => each.classId === classId && each.subjectId === subject?.subjectId,
  )
  if (course !== undefined && subject !== undefined) await loadPlan(stage, course, subject.name)
}

const setFinals = async (stage: Stage, school: FilledSchool, autumn: Autumn): Promise<void> => {
  const quarterly = new Set(
    school.classes
      .filter(({ periodKind, grade }) => periodKind === PeriodKind.QUARTER && grade > 1)
      .map(({ classId }) => classId),
  )
  const courses = await coursesOf(stage, school)
  for (const course of courses.filter(({ classId }) => quarterly.has(classId))) {
    await autumn.setFinals(course.courseId, course.teacherId)
  }
}

const play = async (
  stage: Stage,
  schools: readonly FilledSchool[],
  year: number,
  today: string,
): Promise<void> => {
  const autumns = schools.map((school, at) => createAutumn(stage, school, createRandom(77 + at)))
  const dispatches = schools.map((school, at) =>
    createDispatch(stage, school, createRandom(99 + at)),
  )
  const quarterEnd = defaultYearPlan(year, 'quarter').periods[0]?.endsOn ?? ''
  const last = addDays(today, -1)
  let week = `${year}-09-01`
  let number = 0
  while (week <= last) {
    const until = addDays(week, 6) < last ? addDays(week, 6) : last
    stage.say(`  ${week} — ${until}`)
    stage.clock.hold(beforeLessons(week))
    await Promise.all(
      dispatches.map(async (dispatch, at) =>
        dispatch.changeWeek(
          { week, number, today },
          (await autumns[at]?.lessonsOf(week, addDays(week, 6))) ?? [],
        ),
      ),
    )
    await stage.services.settled()
    const lessons = await Promise.all(autumns.map((autumn) => autumn.lessonsOf(week, until)))
    for (const date of datesBetween(week, until)) {
      stage.clock.hold(afterLessons(date))
      // Nearly all is filled; of the last days a little is still missing, as in life.
      const share = date >= addDays(today, -3) ? 0.93 : 0.995
      await Promise.all(
        autumns.map((autumn, at) =>
          autumn.playDay(
            date,
            (lessons[at] ?? []).filter((lesson) => lesson.date === date),
            share,
          ),
        ),
      )
      if (date === quarterEnd) {
        await stage.services.settled()
        await Promise.all(
          autumns.map(async (autumn, at) => {
            const school = schools[at]
            if (school !== undefined) await setFinals(stage, school, autumn)
          }),
        )
      }
    }
    await stage.services.settled()
    week = addDays(until, 1)
    number += 1
  }
}

/** Fills an empty platform with the region: two municipalities, three schools on three presets, and the school year up to yesterday. */
export const fillDemo = async (stage: Stage): Promise<readonly FilledSchool[]> => {
  const today = localDateOf(stage.clock.now(), autumnZone)
  const year = academicYearOf(today)
  stage.clock.hold(afterLessons(`${year}-08-24`))
  const authority: Grant = {
    role: 'region-authority',
    personId: demoRegion.regionId,
    regionId: demoRegion.regionId,
  }
  const municipalities = new Map<string, string>()
  for (const name of new Set(wishes.map(({ municipality }) => municipality))) {
    const { municipalityId } = await stage
      .client(MunicipalityServiceDefinition)
      .putMunicipality({ municipalityId: '', name, expectedVersion: 0 }, await stage.by(authority))
    municipalities.set(name, municipalityId)
  }
  const schools: FilledSchool[] = []
  for (const [at, wish] of wishes.entries()) {
    stage.say(`Setting up ${wish.shortName}…`)
    schools.push(await found(stage, wish, at, municipalities.get(wish.municipality) ?? '', year))
  }
  stage.say('Playing the school year up to yesterday…')
  await play(stage, schools, year, today)
  stage.clock.release()
  await stage.services.settled()
  return schools
}
