import { expect } from '@jest/globals'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { schools } from '../cast.ts'
import type { Person } from '../person.ts'
import { today } from '../platform.ts'
import type { FoundSchool } from '../region.ts'
import {
  createSchool,
  peopleSchool,
  pupilIdOf,
  putPeriods,
  regionAuthority,
  startImport,
  applyImport,
} from '../region.ts'
import type { Story } from '../story.ts'
import {
  cellsOf,
  generateYear,
  lessonOn,
  lessonsOf,
  makeLessons,
  putBells,
  putCurriculum,
  putTemplate,
} from '../timetable.ts'
import { schoolWorkbook } from '../workbooks.ts'
import { differInPolicies } from './policies.ts'

export const makesTheRegion = async (s: Story): Promise<void> => {
  s.authority = await regionAuthority(s.url)
  const municipalities = await Promise.all(
    ['Городской округ Рябиновск', 'Заречный район'].map((name) =>
      s.authority.post<Municipality>('/municipalities', { name }),
    ),
  )
  const created: { school: School; admin: Person }[] = []
  for (const wanted of Object.values(schools)) {
    created.push(await createSchool(s.authority, wanted, municipalities))
  }
  await differInPolicies(created)
  const [first, second, third] = created
  s.sota = await peopleSchool(second!, schools.samara)
  s.zarechye = await peopleSchool(third!, schools.moscowOblast)
  s.school = {
    ...first!,
    path: `/schools/${first!.school.schoolId}`,
    staff: [],
    pupils: [],
    classes: [],
  }
  await putPeriods(s.school.admin, s.school.path)
}

export const refusesABrokenFile = async (s: Story): Promise<void> => {
  const { file } = schools.krasnoyarsk
  const [firstPupil, ...others] = file.pupils
  const broken = await schoolWorkbook({
    ...file,
    pupils: [
      { ...firstPupil!, className: '5Я' },
      ...others.map((each, at) =>
        at === 0
          ? {
              ...each,
              parents: [{ name: 'Абрамова Елена Сергеевна', snils: '112-233-445 96' }],
            }
          : each,
      ),
    ],
  })
  const refused = await startImport(s.school.admin, s.school.path, broken)
  expect(refused.state).toBe('REFUSED')
  expect(refused.problems.map(({ reason }) => reason)).toContain('SNILS_CHECKSUM')
  expect(JSON.stringify(refused)).not.toContain('445 96')
  expect(await s.school.admin.get(`${s.school.path}/pupils`)).not.toHaveProperty('pupils.0')
}

export const importsPeople = async (s: Story): Promise<void> => {
  const { file } = schools.krasnoyarsk
  const checked = await startImport(s.school.admin, s.school.path, await schoolWorkbook(file))
  expect(checked).toMatchObject({ state: 'READY' })
  await applyImport(s.school.admin, s.school.path, checked.importId)
  const [{ staff }, { pupils }, { classes }] = await Promise.all([
    s.school.admin.get<Pick<FoundSchool, 'staff'>>(`${s.school.path}/staff`),
    s.school.admin.get<Pick<FoundSchool, 'pupils'>>(`${s.school.path}/pupils`),
    s.school.admin.get<Pick<FoundSchool, 'classes'>>(`${s.school.path}/classes?year=2026`),
  ])
  expect(pupils).toHaveLength(file.pupils.length)
  expect(classes.map(({ name, periodKind }) => [name, periodKind])).toEqual([
    ['1А', 'QUARTER'],
    ['5А', 'QUARTER'],
    ['10А', 'HALF_YEAR'],
  ])
  s.school = { ...s.school, staff, pupils, classes }
  s.anna = pupilIdOf(s.school, 'Абрамова Анна')
}

export const generatesTheYear = async (s: Story): Promise<void> => {
  s.curriculum = await putCurriculum(s.school)
  const bells = await putBells(s.school)
  const cells = cellsOf(s.curriculum)
  const { template } = await putTemplate(s.school, bells, cells)
  const twice = [
    ...cells,
    { ...cells[0]!, weekday: 1, slot: 1, roomId: s.curriculum.rooms['102']! },
  ]
  const conflict = await s.school.admin.refused(
    'PUT',
    `${s.school.path}/templates/${template?.templateId}`,
    { year: 2026, name: 'Основное', bellsId: bells.bellsId, cells: twice, expectedVersion: 1 },
  )
  expect(conflict).toMatchObject({ status: 422, reason: 'TEMPLATE_CONFLICTS' })

  const generated = await generateYear(s.school, template?.templateId ?? '')
  expect(generated.state).toBe('DONE')
  const autumn = await lessonsOf(s.school, '2026-10-19', '2026-11-08')
  expect(autumn.filter(({ date }) => date >= '2026-10-26' && date <= '2026-11-01')).toEqual([])
  // National Unity Day.
  expect(autumn.filter(({ date }) => date === '2026-11-04')).toEqual([])
  s.lesson = await lessonOn(s.school, s.curriculum.maths, today)
  const [englishOne, englishTwo] = s.curriculum.english
  const hours = autumn.filter(({ date }) => date === '2026-10-20')
  expect(new Set(hours.filter(({ slot }) => slot === 2).map((each) => each.courseId))).toEqual(
    new Set([englishOne.courseId, englishTwo.courseId]),
  )
  expect(englishOne.subjectId).toBe(englishTwo.subjectId)

  await makeLessons(s.sota).then(async ({ maths }) => {
    s.sotaLesson = await lessonOn(s.sota, maths, today)
  })
  s.zarechyeCurriculum = await makeLessons(s.zarechye)
}
