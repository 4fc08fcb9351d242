import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  SubjectReadServiceDefinition,
  type DiaryFinals,
  type DiarySubjects,
} from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { newId } from '@zvonok/runtime/id'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import {
  openSchool,
  parse,
  pupilCaller,
  tellAbsences,
  tellFinals,
  tellLesson,
  tellMarks,
  type School,
} from '../testing/diary.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const clientOf = (school: School, pupilId: string) =>
  box.client(SubjectReadServiceDefinition, pupilCaller(school, pupilId))

const subjectsOf = async (school: School, pupilId: string, periodId = '') => {
  const { schoolId } = school
  const answer = await clientOf(school, pupilId).getSubjects({ schoolId, pupilId, periodId })
  return parse<DiarySubjects>(answer)
}

const finalsOf = async (school: School, pupilId: string) => {
  const answer = await clientOf(school, pupilId).getFinals({ schoolId: school.schoolId, pupilId })
  return parse<DiaryFinals>(answer)
}

describe('GetSubjects', () => {
  it('shows the period of today with marks, averages, the final and what was missed', async () => {
    const school = await openSchool(box, 'krasnoyarsk')
    const { anna } = school.pupils
    const more = await Promise.all([1, 2, 3].map(() => school.teller.pupil(school.classId)))
    const [first, second, before] = [
      await tellLesson(box, school, 'math', '2026-11-03'),
      await tellLesson(box, school, 'math', '2026-11-10', { slot: 2 }),
      await tellLesson(box, school, 'math', '2026-10-20'),
    ]
    await tellMarks(box, second, [{ pupilId: anna, value: '5', weight: 3 }])
    await tellMarks(box, first, [
      { pupilId: anna, value: '3' },
      ...[school.pupils.boris, ...more].map((pupilId) => ({ pupilId, value: '4' })),
    ])
    await tellMarks(box, before, [{ pupilId: anna, value: '2' }])
    await tellAbsences(box, first, [{ pupilId: anna, kind: 'late' }])
    await tellAbsences(box, second, [{ pupilId: anna, kind: 'unknown' }])
    await tellAbsences(box, before, [{ pupilId: anna, kind: 'sick' }])
    const periodId = school.periodIds[1] ?? ''
    await tellFinals(box, school, 'math', [{ pupilId: anna, value: '5' }], { periodId })
    const page = await subjectsOf(school, anna)
    expect(page).toMatchObject({
      pupilId: anna,
      period: { periodId, name: '2-я четверть' },
      missed: 1,
      missedUnexcused: 1,
      late: 1,
      subjects: [
        { name: 'Английский язык', marks: [], average: 0, classAverage: 0, forecast: '' },
        {
          name: 'Математика',
          average: 450,
          classAverage: 410,
          forecast: '5',
          final: '5',
          marks: [
            { date: '2026-11-03', mark: { value: '3', work: 'Ответ на уроке' } },
            { date: '2026-11-10', mark: { value: '5', weight: 3 } },
          ],
        },
      ],
    })
    expect(page.periods).toHaveLength(4)
    const first0 = await subjectsOf(school, anna, school.periodIds[0])
    expect(first0).toMatchObject({ missed: 1, missedUnexcused: 0, late: 0 })
    expect(first0.subjects[1]).toMatchObject({ average: 200, final: '' })
  })

  it('leaves out courses of other groups and marks that were removed', async () => {
    const school = await openSchool(box)
    const { boris } = school.pupils
    const lesson = await tellLesson(box, school, 'math', '2026-11-03')
    await tellMarks(box, lesson, [{ pupilId: boris, value: '3' }])
    await tellMarks(box, lesson, [{ pupilId: boris, value: '', version: 2 }])
    expect((await subjectsOf(school, boris)).subjects).toMatchObject([
      { name: 'Математика', marks: [], average: 0 },
    ])
  })

  it('refuses a period that is none of the pupil’s', async () => {
    const [school, other] = [await openSchool(box), await openSchool(box)]
    for (const periodId of [newId(), other.periodIds[0]]) {
      await expect(subjectsOf(school, school.pupils.anna, periodId)).rejects.toMatchObject({
        reason: 'PERIOD_NOT_FOUND',
      })
    }
    await expect(subjectsOf(school, school.pupils.anna, '1')).rejects.toMatchObject({
      violations: [{ field: 'periodId', reason: 'NOT_AN_ID' }],
    })
  })
})

describe('GetFinals', () => {
  it('shows finals by period; a late older event changes nothing, a cleared one is gone', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    await tellFinals(box, school, 'math', [{ pupilId: anna, value: '5' }], { version: 2 })
    await tellFinals(box, school, 'math', [{ pupilId: anna, value: '2' }], { version: 1 })
    expect(await finalsOf(school, anna)).toMatchObject({
      years: [
        {
          year: 2026,
          className: '5А',
          periods: [{ name: '1-я четверть' }, {}, {}, {}],
          subjects: [
            { name: 'Английский язык', values: ['', '', '', ''] },
            { name: 'Математика', values: ['5', '', '', ''] },
          ],
        },
      ],
    })
    await tellFinals(box, school, 'math', [{ pupilId: anna, value: '' }], { version: 3 })
    expect((await finalsOf(school, anna)).years[0]?.subjects[1]?.values).toEqual(['', '', '', ''])
  })

  it('tells open pages', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const heard: string[] = []
    await using _ = await box.live.subscribe(`diary:${anna}`, (text) => heard.push(text))
    await tellFinals(box, school, 'math', [{ pupilId: anna, value: '5' }])
    expect(heard.map((text) => JSON.parse(text))).toEqual([{ pupilId: anna, weeks: [] }])
  })
})
