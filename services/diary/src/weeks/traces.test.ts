import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { DiaryLesson } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import {
  ChangeKind,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import {
  openSchool,
  tellAbsences,
  tellFilled,
  tellLesson,
  tellLessons,
  tellMarks,
  weekOf,
  type School,
} from '../testing/diary.ts'

let box: Box
let school: School
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())
beforeEach(async () => {
  school = await openSchool(box)
})

const [tuesday, thursday, nextTuesday] = ['2026-11-10', '2026-11-12', '2026-11-17']

/** Planned for the third lesson of Tuesday, and moved. */
const tellMoved = async (course: 'math' | 'english', to: Partial<Lesson>): Promise<Lesson> => {
  const planned = await tellLesson(box, school, course, tuesday, { slot: 3 })
  const from = { movedFrom: tuesday, movedFromSlot: 3, changeReason: 'Педсовет', version: 2 }
  const moved = { ...planned, ...from, ...to }
  await tellLessons(box, school, [moved], ChangeKind.MOVED)
  return moved
}

const on = async (date: string, pupilId = school.pupils.anna): Promise<DiaryLesson[]> => {
  const { days } = await weekOf(box, school, pupilId, date)
  return days.find((day) => day.date === date)?.lessons ?? []
}

it('a lesson moved away leaves a trace on the day it was planned for, and no more than that', async () => {
  const { anna } = school.pupils
  const { math, substitute } = school.staff
  const teachers = { teacherId: substitute, replacedTeacherId: math }
  const moved = await tellMoved('math', { date: thursday, slot: 2, ...teachers })
  await tellFilled(box, moved, { topic: 'Дроби', homework: '§ 12' })
  await tellMarks(box, moved, [{ pupilId: anna, value: '5' }])
  await tellAbsences(box, moved, [{ pupilId: anna, kind: 'late' }])
  expect(await on(tuesday)).toEqual([
    {
      lessonId: moved.lessonId,
      slot: 3,
      startsAt: '',
      endsAt: '',
      subject: 'Математика',
      room: '',
      teacher: '',
      topic: '',
      homework: '',
      hasTask: false,
      isCancelled: false,
      replacedTeacher: '',
      movedFrom: '',
      movedFromSlot: 0,
      movedTo: thursday,
      movedToSlot: 2,
      changeReason: 'Педсовет',
      marks: [],
    },
  ])
  expect(await on(thursday)).toMatchObject([
    {
      lessonId: moved.lessonId,
      slot: 2,
      teacher: 'Ким А. Б.',
      homework: '§ 12',
      movedFrom: tuesday,
      movedFromSlot: 3,
      movedTo: '',
      movedToSlot: 0,
      marks: [{ value: '5' }],
      absence: { kind: 'late' },
    },
  ])
})

it('into another week, the trace stays in the week it left', async () => {
  await tellMoved('math', { date: nextTuesday, slot: 1 })
  expect(await on(tuesday)).toMatchObject([{ slot: 3, movedTo: nextTuesday, movedToSlot: 1 }])
  expect(await on(nextTuesday)).toMatchObject([{ slot: 1, movedFrom: tuesday, movedTo: '' }])
})

it('stands among the lessons of the day by its number, nought being one', async () => {
  await tellLesson(box, school, 'math', tuesday, { slot: 4 })
  await tellMoved('math', { date: thursday, movedFromSlot: 0 })
  expect((await on(tuesday)).map(({ slot, movedTo }) => [slot, movedTo])).toEqual([
    [0, thursday],
    [4, ''],
  ])
})

it('within its day a lesson leaves no trace: it says itself where it was planned', async () => {
  await tellMoved('math', { slot: 5 })
  expect(await on(tuesday)).toMatchObject([
    { slot: 5, movedFrom: tuesday, movedFromSlot: 3, movedTo: '' },
  ])
})

it('is of the group that is taught, and of nobody else', async () => {
  await tellMoved('english', { date: thursday })
  expect(await on(tuesday)).toHaveLength(1)
  expect(await on(tuesday, school.pupils.boris)).toEqual([])
})

it('is of who was in the class on the day it left', async () => {
  await tellMoved('math', { date: nextTuesday })
  const pupilId = school.pupils.boris
  const other = await school.teller.schoolClass('5Б')
  const more = { pupilId, version: 2, enrolledOn: '2026-11-16' }
  await school.teller.pupil(other, undefined, more)
  expect(await on(tuesday, pupilId)).toHaveLength(1)
  expect(await on(nextTuesday, pupilId)).toEqual([])
  await school.teller.pupil(other, undefined, { ...more, version: 3, enrolledOn: '2026-11-10' })
  expect(await on(tuesday, pupilId)).toEqual([])
})

it('is not shown after the last day in the school', async () => {
  await tellMoved('math', { date: thursday })
  const left = { pupilId: school.pupils.anna, version: 2, leftOn: '2026-11-09' }
  await school.teller.pupil(school.classId, undefined, left)
  expect(await on(tuesday)).toEqual([])
})

it('stays when a person cancels the lesson, and goes when a regeneration leaves it out', async () => {
  const moved = await tellMoved('math', { date: thursday })
  const cancelled = { ...moved, status: LessonStatus.CANCELLED, changeReason: 'Карантин' }
  await tellLessons(box, school, [{ ...cancelled, version: 3 }], ChangeKind.CANCELLED)
  expect(await on(tuesday)).toMatchObject([
    { movedTo: thursday, isCancelled: true, changeReason: 'Карантин' },
  ])
  await tellLessons(box, school, [{ ...cancelled, version: 4 }])
  expect(await on(tuesday)).toEqual([])
})
