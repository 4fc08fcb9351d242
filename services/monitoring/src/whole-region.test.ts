import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { inspector } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startMonitoring } from './service.ts'
import { lessonOf, markOf, newSchool, regionEnv, regionId } from './testing/region.ts'
import {
  tellAttendance,
  tellLessons,
  tellMarks,
  tellRegistry,
  tellTopic,
} from './testing/region.ts'

const size = { municipalities: 60, schools: 1500, classes: 30, days: 60 }

let box: Box

/** A region as large as the largest (domain §11), its read model filled as the consumers would. */
beforeAll(async () => {
  box = await startBox('monitoring', startMonitoring, {
    env: { ...regionEnv, STATEMENT_TIMEOUT_MS: '120000' },
    now: '2026-11-30T08:00:00Z',
  })
  const fill = [
    sql`insert into replica_municipality
      select gen_random_uuid(), 'Округ № ' || number, 1
      from generate_series(1, ${size.municipalities}::integer) number`,
    sql`insert into replica_school (school_id, region_id, municipality_id, name, zone, version)
      select gen_random_uuid(), ${regionId}, municipality_id, 'Школа № ' || number, 'Europe/Moscow', 1
      from generate_series(1, ${size.schools}::integer) number
      join (select municipality_id, row_number() over () as place from replica_municipality) one
        on place = 1 + number % ${size.municipalities}::integer`,
    sql`insert into replica_class (school_id, class_id, year, name, version)
      select school_id, gen_random_uuid(), 2026, (1 + number % 11) || 'А', 1
      from replica_school, generate_series(1, ${size.classes}::integer) number`,
    sql`insert into movement (school_id, class_id, date, change)
      select school_id, class_id, date, change
      from replica_class, (values ('2026-09-01'::date, 25), ('2026-10-05', -1), ('2026-11-10', 1)) step (date, change)`,
    // Days by class are read a school at a time: those of one municipality will do.
    sql`insert into class_day (school_id, date, class_id, lessons_held, topics, homeworks,
        attendance_taken, expected, absent, absent_unexcused, late, marks, filled_in_time)
      select class.school_id, '2026-09-01'::date + day, class_id, 6, 6, 5, 6, 150, 9, 2, 3, 40, 5
      from replica_class class
      join replica_school school on school.school_id = class.school_id
      cross join generate_series(0, ${size.days - 1}::integer) day
      where municipality_id = (select min(municipality_id::text)::uuid from replica_municipality)`,
    sql`insert into school_day (school_id, date, lessons_held, topics, homeworks,
        attendance_taken, expected, absent, absent_unexcused, late, marks, filled_in_time)
      select school_id, '2026-09-01'::date + day, 6 * classes, 6 * classes, 5 * classes,
        6 * classes, 150 * classes, 9 * classes, 2 * classes, 3 * classes, 40 * classes, 5 * classes
      from replica_school, generate_series(0, ${size.days - 1}::integer) day,
        (select ${size.classes}::integer as classes) as size`,
  ]
  for (const statement of fill) {
    await box.db.transaction({ everySchool: true }, (tx) => tx.execute('fill', statement))
  }
  const session = await box.db.connect()
  await session.execute('analyze', sql`analyze`)
  await session[Symbol.asyncDispose]()
}, 300_000)

afterAll(() => box[Symbol.asyncDispose]())

const quickest = async (what: string, work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b).map((ms) => Math.round(ms))
  process.stdout.write(`${what}: ${sorted.join(', ')} ms\n`)
  return Math.min(...times)
}

it('is read at once from any level', async () => {
  const personId = newId()
  const client = box.client(OverviewReadServiceDefinition, inspector({ regionId, personId }))
  const span = { from: '2026-09-01', to: '2026-11-30' }
  const overview = await client.getRegionOverview(span, { deadlineMs: 20_000 })
  const { municipalities, schools, classes, days } = size
  expect(overview.rows).toHaveLength(municipalities)
  expect(overview.days).toHaveLength(days)
  expect(overview.figures?.lessonsHeld).toBe(schools * classes * days * 6)
  expect(overview.figures?.pupils).toBe(schools * classes * 25)
  const region = await quickest('region', () => client.getRegionOverview(span))
  const municipalityId = overview.rows[0]!.id
  const { rows } = await client.getMunicipalityOverview({ municipalityId, ...span })
  expect(rows).toHaveLength(schools / municipalities)
  const municipality = await quickest('municipality', () =>
    client.getMunicipalityOverview({ municipalityId, ...span }),
  )
  const schoolId = rows[0]!.id
  const school = await quickest('school', () => client.getSchoolOverview({ schoolId, ...span }))
  expect(region).toBeLessThan(2000)
  expect(municipality).toBeLessThan(500)
  expect(school).toBeLessThan(500)
})

const averageMs = async (times: number, work: (index: number) => Promise<void>) => {
  const started = performance.now()
  for (let index = 0; index < times; index += 1) await work(index)
  return (performance.now() - started) / times
}

it('follows the timetable and the journal without falling behind', async () => {
  const school = await tellRegistry(box, newSchool(newId(), 'Школа № 1501'))
  const dateOf = (index: number) =>
    new Date(Date.UTC(2026, 8, 1 + (index % 270))).toISOString().slice(0, 10)
  const year = Array.from({ length: 10_000 }, (_, index) =>
    lessonOf(school, dateOf(index), { slot: 1 + (index % 8), classId: school.ninth }),
  )
  const lessonsMs = await averageMs(20, (index) =>
    tellLessons(box, school, ...year.slice(500 * index, 500 * index + 500)),
  )
  const recordMs = await averageMs(100, async (index) => {
    const lesson = year[index]!
    await tellTopic(box, lesson, 'Дроби')
    await tellAttendance(box, lesson, [])
    await tellMarks(box, lesson, ...school.pupils.map((pupilId) => markOf(pupilId, '5')))
  })
  process.stdout.write(`500 lessons: ${Math.round(lessonsMs)} ms\n`)
  process.stdout.write(`topic, attendance and marks of a lesson: ${Math.round(recordMs)} ms\n`)
  expect(lessonsMs).toBeLessThan(1000)
  expect(recordMs).toBeLessThan(200)
}, 60_000)
