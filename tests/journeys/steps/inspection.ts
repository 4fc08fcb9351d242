import { expect } from '@jest/globals'
import type { ClassOverview, Overview } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { ListReadingsResponse } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { openWeek, refusedMark } from '../journal.ts'
import { eventually, today } from '../platform.ts'
import { classIdOf, grantTo } from '../region.ts'
import type { FoundSchool } from '../region.ts'
import type { Story } from '../story.ts'

/** Every level that was read, where the school sees it; other schools see what is theirs alone. */
const isLogged = async (s: Story): Promise<void> => {
  const readingsOf = async ({ admin, path }: FoundSchool) => {
    const { readings } = await admin.get<ListReadingsResponse>(`${path}/readings?limit=100`)
    return readings.map(({ what, subjectId, reader, role }) => [what, subjectId, reader, role])
  }
  const { schoolId, municipalityId } = s.school.school
  const who = ['Обладатель роли inspector', 'inspector']
  const read = await readingsOf(s.school)
  const ofRegion = read.find(([what]) => what === 'overview.region')
  expect(ofRegion).toEqual(['overview.region', expect.stringMatching(/^[\da-f-]{36}$/), ...who])
  const ofCity = ['overview.municipality', municipalityId, ...who]
  expect(read).toEqual(
    expect.arrayContaining([
      ofCity,
      ['overview.school', schoolId, ...who],
      ['overview.class', classIdOf(s.school, '5А'), ...who],
      ['overview.lesson', s.lesson.lessonId, ...who],
      ['diary.week', s.anna, ...who],
    ]),
  )
  // The neighbour in the same city, and the school across the river.
  const distinct = (rows: readonly (readonly string[])[]) => [...new Set(rows.map(String))].sort()
  expect(distinct(await readingsOf(s.sota))).toEqual(distinct([ofCity, ofRegion ?? []]))
  expect(distinct(await readingsOf(s.zarechye))).toEqual(distinct([ofRegion ?? []]))
}

export const isInspected = async (s: Story): Promise<void> => {
  const inspector = await grantTo(s.authority, 'inspector', 'inspector')
  const span = `from=2026-10-01&to=${today}`
  const region = await eventually(async () => {
    const now = await inspector.get<Overview>(`/overview?${span}`)
    return now.rows.length === 2 && now.figures!.topics > 0 && now
  })
  expect(region.figures).toMatchObject({ marks: expect.any(Number) })
  const municipality = await inspector.get<Overview>(
    `/municipalities/${s.school.school.municipalityId}/overview?${span}`,
  )
  expect(municipality.rows.map(({ id }) => id)).toContain(s.school.school.schoolId)
  const own = await inspector.get<Overview>(`${s.school.path}/overview?${span}`)
  const classId = classIdOf(s.school, '5А')
  expect(own.rows.map(({ id }) => id)).toContain(classId)
  const { lessons } = await inspector.get<ClassOverview>(
    `${s.school.path}/classes/${classId}/overview?${span}`,
  )
  const filled = lessons.find(({ lessonId }) => lessonId === s.lesson.lessonId)
  expect(filled).toMatchObject({ hasHomework: true, absent: 1 })
  const { lessonId } = s.lesson
  const one = await inspector.get(`${s.school.path}/lessons/${lessonId}/overview`)
  expect(JSON.stringify(one)).not.toContain('Абрамов')
  await openWeek(inspector, s.school.path, s.anna, today)

  await isLogged(s)

  const cell = { path: s.school.path, lessonId: s.lesson.lessonId, pupilId: s.anna }
  expect(await refusedMark(inspector, cell, '5')).toMatchObject({ status: 403 })
  expect(await inspector.refused('POST', '/municipalities', { name: 'Чужой' })).toMatchObject({
    status: 403,
  })
}
