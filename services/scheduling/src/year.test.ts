import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { GenerationState } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { LessonsChanged } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from './service.ts'
import { openTimetable } from './testing/timetable.ts'
import type { CellOf } from './testing/timetable.ts'

let box: Box

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling, { now: '2026-08-25T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const classes = 40
const subjects = 7

/** Seven subjects of five hours for each of forty classes, each at another time for each class. */
const fullSchool = async () => {
  const timetable = await openTimetable(box)
  const { school } = timetable
  const cells: CellOf[] = []
  const subjectIds = await Promise.all(
    Array.from({ length: subjects }, (_, index) => school.subject(`Предмет ${index}`)),
  )
  for (let number = 0; number < classes; number += 1) {
    const classId = await school.schoolClass(
      `${2 + (number % 8)}${'АБВГД'[Math.floor(number / 8)]}`,
    )
    const roomId = await school.room(`${100 + number}`)
    for (const [place, subjectId] of subjectIds.entries()) {
      const teacherId = await school.teacher(`Учитель ${number} ${place}`)
      const course = { classId, subjectId, teacherId, halfHoursPerWeek: 10 }
      const courseId = await school.course(course)
      for (let weekday = 1; weekday <= 5; weekday += 1) {
        cells.push({ courseId, weekday, slot: ((place + number) % subjects) + 1, roomId })
      }
    }
  }
  return { timetable, templateId: await timetable.putTemplate('Год', cells) }
}

const timed = async <T>(what: string, work: () => Promise<T>): Promise<[T, number]> => {
  const startedAt = performance.now()
  const result = await work()
  const ms = Math.round(performance.now() - startedAt)
  process.stdout.write(`${what}: ${ms} ms\n`)
  return [result, ms]
}

it('makes a year of lessons for forty classes, and prints how long it took', async () => {
  const { timetable, templateId } = await fullSchool()
  const { schoolId } = timetable
  const span = { schoolId, templateId, from: '2026-09-01', to: '2027-05-26' }
  const [done] = await timed('a year of forty classes, generated and announced', () =>
    timetable.generate(templateId, span.from, span.to),
  )
  expect(done.state).toBe(GenerationState.DONE)
  expect(done.total).toBeGreaterThan(44_000)

  const events = box.recordedEvents(LessonsChanged)
  const sizes = events.map(({ event }) => event.lessons.length)
  expect(Math.max(...sizes)).toBe(500)
  expect(sizes.reduce((sum, size) => sum + size)).toBe(done.total)

  const [preview] = await timed('a preview of the same over what is there', () =>
    timetable.generations.previewGeneration(span, { deadlineMs: 20_000 }),
  )
  expect(
    preview.counts.every(({ added, changed, cancelled }) => added + changed + cancelled === 0),
  ).toBe(true)
  const [week] = await timed('a week of the whole school', () =>
    timetable.list('2026-09-07', '2026-09-13'),
  )
  expect(week).toHaveLength(classes * subjects * 5)
}, 60_000)
