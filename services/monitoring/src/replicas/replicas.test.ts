import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { LessonStatus, type Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { raw, sql } from '@zvonok/runtime/postgres'
import { startBox, type Box } from '@zvonok/testing/service-box'
import type { Envelope } from '@zvonok/runtime/inbox'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { journalHandlers } from './journal.ts'
import { startMonitoring } from '../service.ts'
import {
  absenceOf,
  lessonOf,
  markOf,
  newSchool,
  pupilOf,
  regionEnv,
  tellAttendance,
  tellLessons,
  tellMarks,
  tellMunicipality,
  tellPupils,
  tellRegistry,
  tellSchool,
  tellTopic,
  type TestSchool,
} from '../testing/region.ts'

let box: Box
let school: TestSchool

beforeAll(async () => {
  box = await startBox('monitoring', startMonitoring, { env: regionEnv })
})

afterAll(() => box[Symbol.asyncDispose]())

beforeEach(async () => {
  box.clock.set(new Date('2026-11-10T08:00:00Z'))
  school = newSchool(newId(), 'Школа № 3')
  await tellRegistry(box, school)
})

const rowsOf = (table: string, order = '1, 2, 3') =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows<Record<string, unknown>>(
      'test',
      sql`select * from ${raw(table)} order by ${raw(order)}`,
    ),
  )

const dayOf = async (date: string) =>
  (await rowsOf('school_day')).find((row) => row['date'] === date)

const date = '2026-11-09'

describe('a lesson', () => {
  let lesson: Lesson
  const tellings = {
    timetable: () => tellLessons(box, school, lesson),
    topic: () => tellTopic(box, lesson, 'Дроби', { homework: '№ 15' }),
    marks: () =>
      tellMarks(box, lesson, markOf(school.pupils[0], '5'), markOf(school.pupils[1], '.')),
    attendance: () =>
      tellAttendance(box, lesson, [absenceOf('unexcused', 'Н'), absenceOf('late', 'О')]),
  }
  const whole = {
    lessonsHeld: 1,
    topics: 1,
    homeworks: 1,
    attendanceTaken: 1,
    expected: 3,
    absent: 1,
    absentUnexcused: 1,
    late: 1,
    marks: 1,
    filledInTime: 1,
  }

  beforeEach(() => {
    lesson = lessonOf(school, date)
  })

  it.each([
    [['timetable', 'topic', 'marks', 'attendance']],
    [['attendance', 'marks', 'topic', 'timetable']],
    [['marks', 'timetable', 'attendance', 'topic', 'marks', 'timetable', 'topic']],
  ] as const)('is the same whatever comes first, and when it comes again: %j', async (order) => {
    for (const name of order) await tellings[name]()
    expect(await dayOf(date)).toMatchObject(whole)
    expect(await rowsOf('class_day')).toMatchObject([{ classId: school.ninth, ...whole }])
  })

  it('is counted right when several consumers tell of its day at once', async () => {
    const lessons = Array.from({ length: 8 }, (_, index) => lessonOf(school, date, { slot: index }))
    await tellLessons(box, school, ...lessons)
    const [filled] = journalHandlers
    await Promise.all(
      lessons.map((each) =>
        box.db.transaction({ everySchool: true }, (tx) => {
          const event = LessonFilled.fromPartial({
            ...each,
            topic: 'Дроби',
            writtenAt: box.clock.now(),
          })
          const payload = Buffer.from(LessonFilled.encode(event).finish())
          const envelope = { occurredAt: box.clock.now() } as Envelope
          return filled!.apply(tx, [{ payload, envelope }])
        }),
      ),
    )
    expect(await dayOf(date)).toMatchObject({ lessonsHeld: 8, topics: 8, filledInTime: 8 })
  })

  it('known only to the journal counts nowhere yet', async () => {
    await tellings.topic()
    expect(await rowsOf('school_day')).toEqual([])
  })

  it('moved to another day and class takes its figures along', async () => {
    for (const tell of Object.values(tellings)) await tell()
    await tellLessons(box, school, {
      ...lesson,
      classId: school.tenth,
      date: '2026-11-06',
      version: 3,
    })
    await tellLessons(box, school, { ...lesson, date: '2026-11-05', version: 2 })
    expect(await dayOf(date)).toMatchObject({ lessonsHeld: 0, marks: 0, absent: 0 })
    expect(await dayOf('2026-11-05')).toBeUndefined()
    expect(await dayOf('2026-11-06')).toMatchObject({ lessonsHeld: 1, marks: 1, absent: 1 })
  })

  it('cancelled counts nowhere, brought back it does again', async () => {
    for (const tell of Object.values(tellings)) await tell()
    await tellLessons(box, school, { ...lesson, status: LessonStatus.CANCELLED, version: 2 })
    expect(await dayOf(date)).toMatchObject({ lessonsHeld: 0, topics: 0, marks: 0, expected: 0 })
    await tellLessons(box, school, { ...lesson, version: 3 })
    expect(await dayOf(date)).toMatchObject(whole)
  })

  it('keeps the newest mark of each cell; a removed one is none', async () => {
    await tellings.timetable()
    const [first, second] = school.pupils
    await tellMarks(box, lesson, markOf(first, '5', { version: 2 }), markOf(second, '4'))
    await tellMarks(box, lesson, markOf(first, '', { version: 3 }))
    await tellMarks(box, lesson, markOf(first, '3', { version: 1 }))
    expect(await dayOf(date)).toMatchObject({ marks: 1 })
  })

  it('keeps the newest attendance', async () => {
    await tellings.timetable()
    await tellAttendance(box, lesson, [], 2)
    await tellAttendance(box, lesson, [absenceOf('sick', 'Б')], 1)
    expect(await dayOf(date)).toMatchObject({ attendanceTaken: 1, absent: 0, expected: 3 })
  })

  it('is filled in time by its first topic, not by a correction of it', async () => {
    await tellings.timetable()
    await tellTopic(box, lesson, 'Дробь', {
      writtenAt: new Date('2026-11-20T08:00:00Z'),
      version: 2,
    })
    expect(await dayOf(date)).toMatchObject({ topics: 1, filledInTime: 0 })
    await tellTopic(box, lesson, 'Дроби', {
      writtenAt: new Date('2026-11-10T08:00:00Z'),
      version: 1,
    })
    expect(await dayOf(date)).toMatchObject({ topics: 1, filledInTime: 1 })
    await tellTopic(box, lesson, '', { writtenAt: new Date('2026-11-21T08:00:00Z'), version: 3 })
    expect(await dayOf(date)).toMatchObject({ topics: 0, filledInTime: 0 })
  })

  it('is filled in time by the calendar of the school, counted anew when its zone changes', async () => {
    await tellings.timetable()
    // 23:30 of the next day in Moscow, half past three of the day after that in Krasnoyarsk.
    await tellTopic(box, lesson, 'Дроби', { writtenAt: new Date('2026-11-10T20:30:00Z') })
    expect(await dayOf(date)).toMatchObject({ filledInTime: 1 })
    await tellSchool(box, school, { zone: 'Asia/Krasnoyarsk', version: 2 })
    expect(await dayOf(date)).toMatchObject({ filledInTime: 0 })
  })
})

describe('pupils', () => {
  it('move by the day after their last, and between classes', async () => {
    const [first, second] = school.pupils
    await tellPupils(box, school, [
      pupilOf(school, first, { leftOn: '2026-10-30', version: 2 }),
      pupilOf(school, second, { classId: school.tenth, enrolledOn: '2026-10-01', version: 2 }),
    ])
    await tellPupils(box, school, [pupilOf(school, second)])
    const rows = await rowsOf('movement', 'date, change')
    expect(rows.map(({ classId, date: on, change }) => [classId, on, change])).toEqual([
      [school.ninth, '2026-09-01', 2],
      [school.tenth, '2026-10-01', 1],
      [school.ninth, '2026-10-31', -1],
    ])
  })
})

describe('the registry', () => {
  it('told twice leaves the same state', async () => {
    const tables = [
      'replica_school',
      'replica_class',
      'replica_pupil',
      'replica_staff',
      'replica_subject',
      'movement',
    ]
    const state = () => Promise.all(tables.map((table) => rowsOf(table)))
    const before = await state()
    expect(before.every((rows) => rows.length > 0)).toBe(true)
    await tellRegistry(box, school)
    expect(await state()).toEqual(before)
  })

  it('told late never overwrites what is newer', async () => {
    const municipalityId = await tellMunicipality(box, 'Новый округ', newId(), 2)
    await tellMunicipality(box, 'Старый округ', municipalityId, 1)
    await tellSchool(box, school, { shortName: 'Гимназия № 3', version: 3 })
    await tellSchool(box, school, { shortName: 'Школа № 3', version: 2 })
    expect(await rowsOf('replica_school')).toMatchObject([{ name: 'Гимназия № 3' }])
    const municipalities = await rowsOf('replica_municipality')
    expect(municipalities.find((row) => row['municipalityId'] === municipalityId)).toMatchObject({
      name: 'Новый округ',
    })
  })

  it('is seen only within its school', async () => {
    const rows = await box.db.read({ schoolId: newId() }, (read) =>
      read.rows('test', sql`select school_id from replica_school`),
    )
    expect(rows).toEqual([])
    expect(await box.db.direct.rows('test', sql`select school_id from lesson`)).toEqual([])
  })
})
