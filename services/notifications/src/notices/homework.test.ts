import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import {
  NoticeKind,
  NoticeServiceDefinition,
} from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { person } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startNotifications } from '../service.ts'
import { about, lessonOf, tellLessons, tellSchool, type School } from '../testing/school.ts'
import { isHomeworkNews } from './homework-rules.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('notifications', startNotifications, { now: '2026-11-10T05:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const noticesOf = async ({ schoolId }: School, personId: string) => {
  const client = box.client(NoticeServiceDefinition, person({ role: 'parent', schoolId, personId }))
  return (await client.listNotices({ before: '', limit: 0 })).notices
}

const fill = (school: School, lesson: Lesson, homework: string, version: number) =>
  box.deliver(
    LessonFilled,
    {
      schoolId: school.schoolId,
      lessonId: lesson.lessonId,
      courseId: lesson.courseId,
      classId: lesson.classId,
      date: lesson.date,
      topic: 'Дроби',
      homework,
      works: [],
      writtenAt: box.clock.now(),
      version,
    },
    about(school),
  )

const taught = async (course: 'math' | 'english', date = '2026-11-10') => {
  const school = await tellSchool(box)
  const lesson = lessonOf(school, course, date)
  await tellLessons(box, school, [lesson])
  return { school, lesson }
}

describe('homework', () => {
  it('changed is told pupils and parents, from and to', async () => {
    const { school, lesson } = await taught('math')
    const { anna, boris } = school.pupils
    await fill(school, lesson, '№ 63', 1)
    expect(await noticesOf(school, anna)).toEqual([])
    await fill(school, lesson, '№ 63, 66', 2)
    for (const personId of [anna, school.parents.ofAnna])
      expect(await noticesOf(school, personId)).toMatchObject([
        {
          kind: NoticeKind.HOMEWORK,
          pupilId: anna,
          details: {
            pupil: 'Анна Абрамова',
            subject: 'Математика',
            date: '2026-11-10',
            previous: '№ 63',
            value: '№ 63, 66',
          },
        },
      ])
    expect(await noticesOf(school, boris)).toHaveLength(1)
    // A mother of two in the class has one for each.
    expect(await noticesOf(school, school.parents.ofSiblings)).toHaveLength(2)
  })

  it('taken back is told, a topic changed alone is not, nor what was overtaken', async () => {
    const { school, lesson } = await taught('math')
    const { boris } = school.pupils
    await fill(school, lesson, '№ 63', 2)
    await fill(school, lesson, '№ 63', 3)
    await fill(school, lesson, '№ 1', 1)
    expect(await noticesOf(school, boris)).toEqual([])
    await fill(school, lesson, '', 4)
    await fill(school, lesson, '', 4)
    expect(await noticesOf(school, boris)).toMatchObject([
      { details: { previous: '№ 63', value: '' } },
    ])
  })

  it('of a group concerns the group', async () => {
    const { school, lesson } = await taught('english')
    await fill(school, lesson, 'p. 6', 1)
    await fill(school, lesson, 'p. 7', 2)
    expect(await noticesOf(school, school.pupils.anna)).toHaveLength(1)
    expect(await noticesOf(school, school.pupils.boris)).toEqual([])
  })

  it('is no news when it is too late to do it, or was not given before', () => {
    const filled = { date: '2026-11-10', homework: '§ 5' }
    expect(isHomeworkNews(filled, { text: '§ 4' }, '2026-11-17')).toBe(true)
    expect(isHomeworkNews(filled, { text: '§ 4' }, '2026-11-18')).toBe(false)
    expect(isHomeworkNews(filled, { text: '' }, '2026-11-10')).toBe(false)
    expect(isHomeworkNews(filled, { text: '§ 5' }, '2026-11-10')).toBe(false)
    expect(isHomeworkNews(filled, undefined, '2026-11-10')).toBe(false)
  })
})
