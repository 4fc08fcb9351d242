import { expect } from '@jest/globals'
import type { ClassOverview, Overview } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { ListReadingsResponse } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { openWeek, refusedMark } from '../journal.ts'
import { eventually, today } from '../platform.ts'
import { classIdOf, grantTo } from '../region.ts'
import type { Story } from '../story.ts'

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
  const one = await inspector.get(`${s.school.path}/lessons/${s.lesson.lessonId}/overview`)
  expect(JSON.stringify(one)).not.toContain('Абрамов')
  await openWeek(inspector, s.school.path, s.anna, today)

  const { readings } = await s.school.admin.get<ListReadingsResponse>(`${s.school.path}/readings`)
  const read = readings.map(({ what }) => what)
  expect(read).toEqual(expect.arrayContaining(['overview.school', 'overview.class', 'diary.week']))

  const cell = { path: s.school.path, lessonId: s.lesson.lessonId, pupilId: s.anna }
  expect(await refusedMark(inspector, cell, '5')).toMatchObject({ status: 403 })
  expect(await inspector.refused('POST', '/municipalities', { name: 'Чужой' })).toMatchObject({
    status: 403,
  })
}
