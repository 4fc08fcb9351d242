import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { WeekReadServiceDefinition, type DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { parent, pupil } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import { newSchool, tellLesson, tellSchool } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

describe('GetWeek', () => {
  it('shows a mark', async () => {
    const school = await tellSchool(box, newSchool())
    const lessonId = await tellLesson(box, school, 'math', '2026-11-10')
    const { schoolId } = school
    const pupilId = school.pupils.belov
    const weeks = box.client(
      WeekReadServiceDefinition,
      pupil({ schoolId, classId: school.fifth, pupilId }),
    )
    const read = async () =>
      JSON.parse(
        Buffer.from((await weeks.getWeek({ schoolId, pupilId, date: '' })).body).toString(),
      ) as DiaryWeek
    console.log(JSON.stringify(await read(), null, 1))
    const heard: string[] = []
    await box.live.subscribe(`diary:${pupilId}`, (text) => heard.push(text))
    await box.deliver(
      MarksPut,
      {
        schoolId,
        lessonId,
        courseId: school.courses.math,
        classId: school.fifth,
        subjectId: school.subjects.math,
        date: '2026-11-10',
        setAt: box.clock.now(),
        marks: [
          {
            pupilId,
            workNumber: 1,
            value: '5',
            previousValue: '',
            comment: '',
            weight: 1,
            workName: 'Ответ',
            isWritten: false,
            version: 1,
          },
        ],
      },
      { schoolId, subjectId: lessonId },
    )
    const week = await read()
    expect(week.days[1]!.lessons[0]!.marks[0]!.value).toBe('5')
    console.log(heard)
    console.log(box.logged.filter((line) => Number(line['level']) >= 40))
  })
})
