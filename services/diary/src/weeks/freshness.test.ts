import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  ChangeKind,
  LessonStatus,
  type Lesson,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import {
  keptWeeks,
  lessonOf,
  lessonsOf,
  openSchool,
  pupilCaller,
  tellAbsences,
  tellFilled,
  tellLesson,
  tellLessons,
  tellMarks,
  weekOf,
  type School,
} from '../testing/diary.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const [thisMonday, nextMonday] = ['2026-11-09', '2026-11-16']

/** Both pupils have opened this week and the next. */
const readAll = async (school: School): Promise<void> => {
  for (const pupilId of Object.values(school.pupils)) {
    for (const date of [thisMonday, nextMonday]) await weekOf(box, school, pupilId, date)
  }
}

/** What of the four weeks is left after the change, as `anna 2026-11-09`. */
const leftAfter = async (school: School, change: () => Promise<unknown>): Promise<string[]> => {
  await readAll(school)
  await change()
  const { anna } = school.pupils
  const left = await keptWeeks(box, school)
  return left
    .map(({ pupilId, startsOn }) => `${pupilId === anna ? 'anna' : 'boris'} ${startsOn}`)
    .sort()
}

const four = ['anna 2026-11-09', 'anna 2026-11-16', 'boris 2026-11-09', 'boris 2026-11-16']
const without = (...gone: string[]): string[] => four.filter((week) => !gone.includes(week))

describe('a week is forgotten', () => {
  it('of one pupil by a mark or an absence', async () => {
    const school = await openSchool(box)
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    const { anna, boris } = school.pupils
    expect(
      await leftAfter(school, () => tellMarks(box, lesson, [{ pupilId: anna, value: '5' }])),
    ).toEqual(without('anna 2026-11-09'))
    expect(
      await leftAfter(school, () => tellAbsences(box, lesson, [{ pupilId: boris, kind: 'late' }])),
    ).toEqual(without('boris 2026-11-09'))
    // Present after all: the one who is not in the list any more is concerned.
    expect(await leftAfter(school, () => tellAbsences(box, lesson, [], 2))).toEqual(
      without('boris 2026-11-09'),
    )
  })

  it('of the pupils of the course by a topic, and of both weeks by a move', async () => {
    const school = await openSchool(box)
    const math = await tellLesson(box, school, 'math', '2026-11-10')
    const english = await tellLesson(box, school, 'english', '2026-11-10', { slot: 2 })
    expect(await leftAfter(school, () => tellFilled(box, math, { topic: 'Дроби' }))).toEqual(
      without('anna 2026-11-09', 'boris 2026-11-09'),
    )
    expect(await leftAfter(school, () => tellFilled(box, english, { topic: 'Food' }))).toEqual(
      without('anna 2026-11-09'),
    )
    const moved = { ...english, date: '2026-11-18', movedFrom: '2026-11-10', version: 2 }
    const move = () => tellLessons(box, school, [moved], ChangeKind.MOVED)
    expect(await leftAfter(school, move)).toEqual(without('anna 2026-11-09', 'anna 2026-11-16'))
  })

  it('where a lesson was moved away from, by every later change of it', async () => {
    const school = await openSchool(box)
    const lesson = await tellLesson(box, school, 'english', '2026-11-10', { slot: 2 })
    const from = { movedFrom: '2026-11-10', movedFromSlot: 2 }
    const moved = { ...lesson, ...from, date: '2026-11-18' }
    await tellLessons(box, school, [{ ...moved, version: 2 }], ChangeKind.MOVED)
    const trace = async () => {
      const lessons = await lessonsOf(box, school, school.pupils.anna, thisMonday)
      return lessons.map(({ movedTo, isCancelled }) => [movedTo, isCancelled])
    }
    const change = (kind: ChangeKind, version: number, more: Partial<Lesson> = {}) =>
      leftAfter(school, () => tellLessons(box, school, [{ ...moved, version, ...more }], kind))
    const bothOfAnna = without('anna 2026-11-09', 'anna 2026-11-16')
    const status = LessonStatus.CANCELLED
    expect(await change(ChangeKind.CANCELLED, 3, { status })).toEqual(bothOfAnna)
    expect(await trace()).toEqual([['2026-11-18', true]])
    expect(await change(ChangeKind.RESTORED, 4)).toEqual(bothOfAnna)
    expect(await trace()).toEqual([['2026-11-18', false]])
    expect(await change(ChangeKind.MOVED, 5, { date: '2026-11-19' })).toEqual(bothOfAnna)
    expect(await trace()).toEqual([['2026-11-19', false]])
    expect(await change(ChangeKind.GENERATED, 6, { status, date: '2026-11-19' })).toEqual([])
    expect(await trace()).toEqual([])
    const back = { ...lesson, version: 7 }
    expect(await change(ChangeKind.MOVED, 7, back)).toEqual(bothOfAnna)
    expect(await trace()).toEqual([['', false]])
  })

  it('of the school in the span of a generation', async () => {
    const school = await openSchool(box)
    expect(await leftAfter(school, () => tellLesson(box, school, 'math', '2026-11-21'))).toEqual(
      without('anna 2026-11-16', 'boris 2026-11-16'),
    )
  })

  it('of the group by its change, of the pupil by the card, of the class by the class', async () => {
    const school = await openSchool(box)
    const { teller, schoolId, groupId, classId, pupils } = school
    const group = {
      groupId,
      schoolId,
      classId,
      name: 'Группа',
      pupilIds: [pupils.boris],
      version: 2,
    }
    const about = { schoolId, subjectId: groupId }
    // Anna goes, Boris comes: both are concerned.
    expect(await leftAfter(school, () => box.deliver(GroupChanged, { group }, about))).toEqual([])
    const again = () => teller.pupil(classId, undefined, { pupilId: pupils.boris, version: 2 })
    expect(await leftAfter(school, again)).toEqual(without('boris 2026-11-09', 'boris 2026-11-16'))
    expect(await leftAfter(school, () => teller.schoolClass('6Б'))).toEqual(four)
  })

  it('of the school by a name, but not by a change that is not shown', async () => {
    const school = await openSchool(box)
    expect(await leftAfter(school, () => school.teller.room('215'))).toEqual([])
    expect(await leftAfter(school, () => school.teller.subject('Химия'))).toEqual([])
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    const late = { ...lesson, version: 0 }
    await readAll(school)
    await tellLessons(box, school, [late], ChangeKind.CANCELLED)
    expect((await lessonsOf(box, school, school.pupils.anna))[0]?.isCancelled).toBe(false)
  })
})

describe('events in any order leave the same week', () => {
  it('of marks, topics, absences and lessons', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const lesson = lessonOf(school, 'math', '2026-11-10')
    const told = [
      () => tellMarks(box, lesson, [{ pupilId: anna, value: '', previousValue: '3', version: 3 }]),
      () => tellMarks(box, lesson, [{ pupilId: anna, value: '3', version: 2 }]),
      () => tellMarks(box, lesson, [{ pupilId: anna, value: '5', workNumber: 2 }]),
      () => tellFilled(box, lesson, { topic: 'Новая', version: 2 }),
      () => tellFilled(box, lesson, { topic: 'Старая', version: 1 }),
      () => tellAbsences(box, lesson, [], 2),
      () => tellAbsences(box, lesson, [{ pupilId: anna, kind: 'late' }], 1),
      () => tellLessons(box, school, [{ ...lesson, slot: 3, version: 2 }], ChangeKind.MOVED),
      () => tellLessons(box, school, [lesson]),
    ]
    for (const tell of told) {
      await tell()
      await weekOf(box, school, anna)
    }
    expect(await lessonsOf(box, school, anna)).toMatchObject([
      { slot: 3, topic: 'Новая', marks: [{ value: '5' }] },
    ])
  })
})

describe('an open page', () => {
  const hear = async (pupilId: string) => {
    const heard: unknown[] = []
    const subscription = await box.live.subscribe(`diary:${pupilId}`, (text) =>
      heard.push(JSON.parse(text)),
    )
    return { heard, [Symbol.asyncDispose]: () => subscription[Symbol.asyncDispose]() }
  }

  it('hears of a mark after it can be read', async () => {
    const school = await openSchool(box)
    const { anna, boris } = school.pupils
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    await readAll(school)
    await using ofAnna = await hear(anna)
    await using ofBoris = await hear(boris)
    await tellMarks(box, lesson, [{ pupilId: anna, value: '5' }])
    expect(ofAnna.heard).toEqual([{ pupilId: anna, weeks: [thisMonday] }])
    expect(ofBoris.heard).toEqual([])
    expect((await lessonsOf(box, school, anna))[0]?.marks).toMatchObject([{ value: '5' }])
  })

  it('hears of a changed lesson when it has shown the week, once', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    await weekOf(box, school, anna)
    await using ofAnna = await hear(anna)
    const later = { ...lesson, slot: 2, version: 2 }
    await tellLessons(box, school, [later], ChangeKind.MOVED)
    await tellLessons(box, school, [{ ...later, version: 3 }], ChangeKind.MOVED)
    expect(ofAnna.heard).toEqual([{ pupilId: anna, weeks: [thisMonday] }])
  })

  it('hears nothing of a pupil who had left', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    const left = { pupilId: anna, version: 2, leftOn: '2026-11-05' }
    await school.teller.pupil(school.classId, undefined, left)
    await using ofAnna = await hear(anna)
    await tellMarks(box, lesson, [{ pupilId: anna, value: '5' }])
    expect(ofAnna.heard).toEqual([])
  })
})

it('never keeps a week that was rendered from a passing state', async () => {
  const school = await openSchool(box)
  const { anna } = school.pupils
  const lesson = await tellLesson(box, school, 'math', '2026-11-10')
  for (let version = 1; version <= 20; version += 1) {
    const value = String(2 + (version % 4))
    await Promise.all([
      tellMarks(box, lesson, [{ pupilId: anna, value, version }]),
      weekOf(box, school, anna),
      weekOf(box, school, anna),
    ])
    expect((await lessonsOf(box, school, anna))[0]?.marks).toMatchObject([{ value }])
  }
})

it('tells what a ready week costs', async () => {
  const school = await openSchool(box)
  const { schoolId } = school
  const pupilId = school.pupils.anna
  const days = [9, 10, 11, 12, 13].map((day) => `2026-11-${String(day).padStart(2, '0')}`)
  for (const date of days) {
    const lessons = [1, 2, 3, 4, 5, 6].map((slot) => lessonOf(school, 'math', date, { slot }))
    await tellLessons(box, school, lessons)
    for (const lesson of lessons) {
      await tellFilled(box, lesson, { topic: 'Дроби. '.repeat(6), homework: '§ 12, № 340–345' })
      await tellMarks(box, lesson, [{ pupilId, value: '5', comment: 'Хорошо' }])
    }
  }
  const weeks = box.client(WeekReadServiceDefinition, pupilCaller(school, pupilId))
  const read = () => weeks.getWeek({ schoolId, pupilId, date: '' })
  const { body } = await read()
  const rounds = 200
  for (let round = 0; round < rounds; round += 1) await read()
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()]
  for (let round = 0; round < rounds; round += 1) await read()
  const cpu = process.cpuUsage(cpuBefore)
  const wallUs = ((performance.now() - began) * 1000) / rounds
  const cpuUs = (cpu.user + cpu.system) / rounds
  process.stdout.write(
    `diary: a ready week of ${body.length} bytes through gRPC takes ${wallUs.toFixed(0)} µs, ${cpuUs.toFixed(0)} µs of CPU with its caller\n`,
  )
  expect(body.length).toBeGreaterThan(9000)
})

it('a mark is in the week within a moment', async () => {
  const school = await openSchool(box)
  const { anna } = school.pupils
  const lesson = await tellLesson(box, school, 'math', '2026-11-10')
  const times: number[] = []
  for (let version = 1; version <= 50; version += 1) {
    const value = String(2 + (version % 4))
    const start = performance.now()
    await tellMarks(box, lesson, [{ pupilId: anna, value, version }])
    const { days } = await weekOf(box, school, anna)
    times.push(performance.now() - start)
    const lessons = days.flatMap((day) => day.lessons)
    expect(lessons.map(({ marks }) => marks.map((mark) => mark.value))).toEqual([[value]])
  }
  times.sort((a, b) => a - b)
  process.stdout.write(
    `diary: from the event to the rendered week ${times[24]?.toFixed(1)} ms, at worst ${times.at(-1)?.toFixed(1)} ms\n`,
  )
})
