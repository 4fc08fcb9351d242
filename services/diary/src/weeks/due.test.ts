import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ChangeKind, LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import {
  lessonsOf,
  openSchool,
  tellFilled,
  tellLesson,
  tellLessons,
  type School,
} from '../testing/diary.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

let school: School
beforeEach(async () => {
  school = await openSchool(box)
})

/** The tasks of a week on the day they are due, as a family reads them. */
const dueIn = async (date: string): Promise<readonly (string | undefined)[]> =>
  (await lessonsOf(box, school, school.pupils.anna, date)).map(({ due }) => due?.text)

const changed = (lesson: Lesson, change: Partial<Lesson>, kind: ChangeKind): Promise<void> =>
  tellLessons(box, school, [{ ...lesson, ...change, version: lesson.version + 1 }], kind)

describe('homework on the day it is due', () => {
  it('stands at the next lesson of the course, in another week too, and follows the teacher', async () => {
    const given = await tellLesson(box, school, 'math', '2026-11-13')
    const next = await tellLesson(box, school, 'math', '2026-11-17')
    await tellLesson(box, school, 'english', '2026-11-16')
    await tellLesson(box, school, 'math', '2026-11-19')
    expect(await dueIn('2026-11-17')).toEqual([undefined, undefined, undefined])
    await tellFilled(box, given, { homework: '§ 12' })
    const [, shown] = await lessonsOf(box, school, school.pupils.anna, '2026-11-17')
    expect(shown).toMatchObject({
      lessonId: next.lessonId,
      due: { lessonId: given.lessonId, givenOn: '2026-11-13', text: '§ 12' },
    })
    await tellFilled(box, given, { homework: '§ 13', version: 2 })
    expect(await dueIn('2026-11-17')).toEqual([undefined, '§ 13', undefined])
    await tellFilled(box, given, { homework: '', version: 3 })
    expect(await dueIn('2026-11-17')).toEqual([undefined, undefined, undefined])
  })

  it('waits for the day the course is taught again when lessons are cancelled and moved', async () => {
    const given = await tellLesson(box, school, 'math', '2026-11-13')
    const cancelled = await tellLesson(box, school, 'math', '2026-11-17')
    const moved = await tellLesson(box, school, 'math', '2026-11-18')
    await tellLesson(box, school, 'math', '2026-11-24')
    await tellFilled(box, given, { homework: '§ 12' })
    expect(await dueIn('2026-11-17')).toEqual(['§ 12', undefined])
    const off = { status: LessonStatus.CANCELLED }
    await changed(cancelled, off, ChangeKind.CANCELLED)
    expect(await dueIn('2026-11-17')).toEqual([undefined, '§ 12'])
    const away = { date: '2026-11-25', movedFrom: '2026-11-18', movedFromSlot: 1 }
    await changed(moved, away, ChangeKind.MOVED)
    expect(await dueIn('2026-11-24')).toEqual(['§ 12', undefined])
    await changed({ ...cancelled, version: 2 }, {}, ChangeKind.RESTORED)
    expect(await dueIn('2026-11-17')).toEqual(['§ 12', undefined])
    expect(await dueIn('2026-11-24')).toEqual([undefined, undefined])
  })

  it('is told once a day, over the holidays, but not for ever', async () => {
    const [first, second] = [
      await tellLesson(box, school, 'math', '2026-10-23', { slot: 1 }),
      await tellLesson(box, school, 'math', '2026-10-23', { slot: 2 }),
    ]
    await tellFilled(box, first, { homework: 'повторить § 1–10' })
    await tellFilled(box, second, {})
    await tellLesson(box, school, 'math', '2026-11-03', { slot: 1 })
    await tellLesson(box, school, 'math', '2026-11-03', { slot: 2 })
    expect(await dueIn('2026-11-03')).toEqual(['повторить § 1–10', undefined])
    const forgotten = await tellLesson(box, school, 'english', '2026-10-01')
    await tellLesson(box, school, 'english', '2026-10-30')
    await tellFilled(box, forgotten, { homework: 'слова' })
    expect(await dueIn('2026-10-30')).toEqual([undefined])
  })

  it('is no task where the teacher wrote that there is none (P-18)', async () => {
    school = await openSchool(box, 'krasnoyarsk')
    const given = await tellLesson(box, school, 'math', '2026-11-10')
    await tellLesson(box, school, 'math', '2026-11-12')
    await tellFilled(box, given, { homework: 'Без задания' })
    expect(await dueIn('2026-11-12')).toEqual([undefined, undefined])
    await tellFilled(box, given, { homework: '§ 12', version: 2 })
    expect(await dueIn('2026-11-12')).toEqual([undefined, '§ 12'])
  })

  it('follows a regeneration that puts a lesson in between', async () => {
    const given = await tellLesson(box, school, 'math', '2026-11-13')
    await tellLesson(box, school, 'math', '2026-11-24')
    await tellFilled(box, given, { homework: '§ 12' })
    expect(await dueIn('2026-11-24')).toEqual(['§ 12'])
    await tellLesson(box, school, 'math', '2026-11-17')
    expect(await dueIn('2026-11-24')).toEqual([undefined])
    expect(await dueIn('2026-11-17')).toEqual(['§ 12'])
  })
})
