import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { LessonStatus, type Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import {
  classTeacher,
  deputyHead,
  director,
  inspector,
  municipalAuthority,
  regionAuthority,
  teacher,
} from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startMonitoring } from '../service.ts'
import {
  absenceOf,
  lessonOf,
  markOf,
  newSchool,
  regionEnv,
  regionId,
  tellAttendance,
  tellLessons,
  tellMarks,
  tellMunicipality,
  tellRegistry,
  tellTopic,
  type TestSchool,
} from '../testing/region.ts'

let box: Box
let city: string
let village: string
let third: TestSchool
let twelfth: TestSchool
let rural: TestSchool
let lesson: Lesson

const personId = newId()
const span = { from: '2026-11-01', to: '2026-11-30' }
const overviews = (caller: Parameters<Box['client']>[1]) =>
  box.client(OverviewReadServiceDefinition, caller)
const ofRegion = () => overviews(inspector({ regionId, personId }))

beforeAll(async () => {
  box = await startBox('monitoring', startMonitoring, {
    env: regionEnv,
    now: '2026-11-10T20:00:00Z',
  })
  city = await tellMunicipality(box, 'Городской округ Рябиновск')
  village = await tellMunicipality(box, 'Ольховский округ')
  twelfth = await tellRegistry(box, newSchool(city, 'Школа № 12'))
  third = await tellRegistry(box, newSchool(city, 'Школа № 3'))
  rural = await tellRegistry(box, newSchool(village, 'Школа № 1', 'Asia/Krasnoyarsk'))
  lesson = lessonOf(third, '2026-11-09')
  const cancelled = lessonOf(third, '2026-11-10', { slot: 2, status: LessonStatus.CANCELLED })
  const another = lessonOf(third, '2026-11-10')
  const tomorrow = lessonOf(third, '2026-11-11')
  await tellLessons(box, third, lesson, another, cancelled, tomorrow)
  // Already the 11th in Krasnoyarsk.
  await tellLessons(box, rural, lessonOf(rural, '2026-11-11'))
  await tellTopic(box, lesson, 'Дроби', {
    homework: '№ 15',
    works: [
      {
        number: 1,
        workTypeId: newId(),
        name: 'Контрольная работа',
        weight: 3,
        title: '',
        isWritten: true,
      },
    ],
  })
  const [first, second] = third.pupils
  await tellMarks(box, lesson, markOf(first, '5'), markOf(second, '.'))
  await tellAttendance(box, lesson, [absenceOf('sick', 'Б'), absenceOf('late', 'О')])
})

afterAll(() => box[Symbol.asyncDispose]())

const counts = {
  topics: 1,
  homeworks: 1,
  attendanceTaken: 1,
  expected: 3,
  absent: 1,
  late: 1,
  marks: 1,
}

describe('from the region down to a lesson', () => {
  it('the region by municipality', async () => {
    const overview = await ofRegion().getRegionOverview(span)
    expect(overview).toMatchObject({
      id: regionId,
      name: 'Рябинская область',
      figures: { lessonsHeld: 3, ...counts, absentUnexcused: 0, filledInTime: 1, pupils: 9 },
      path: [{ level: 'region', id: regionId }],
    })
    expect(overview.rows).toMatchObject([
      {
        id: city,
        name: 'Городской округ Рябиновск',
        figures: { lessonsHeld: 2, ...counts, pupils: 6 },
      },
      { id: village, name: 'Ольховский округ', figures: { lessonsHeld: 1, topics: 0, pupils: 3 } },
    ])
    expect(overview.days.map(({ date, figures }) => [date, figures?.lessonsHeld])).toEqual([
      ['2026-11-09', 1],
      ['2026-11-10', 1],
      ['2026-11-11', 1],
    ])
  })

  it('a municipality by school, those without figures too', async () => {
    const overview = await ofRegion().getMunicipalityOverview({ municipalityId: city, ...span })
    expect(overview.rows).toMatchObject([
      { id: third.schoolId, name: 'Школа № 3', figures: { lessonsHeld: 2, ...counts } },
      { id: twelfth.schoolId, name: 'Школа № 12', figures: { lessonsHeld: 0, pupils: 3 } },
    ])
    expect(overview.path.map(({ level, name }) => [level, name])).toEqual([
      ['region', 'Рябинская область'],
      ['municipality', 'Городской округ Рябиновск'],
    ])
  })

  it('a school by class', async () => {
    const overview = await ofRegion().getSchoolOverview({ schoolId: third.schoolId, ...span })
    expect(overview.rows).toMatchObject([
      { id: third.ninth, name: '9А', figures: { lessonsHeld: 2, ...counts, pupils: 3 } },
      { id: third.tenth, name: '10А', figures: { lessonsHeld: 0, pupils: 0 } },
    ])
    expect(overview.path.at(-1)).toEqual({ level: 'school', id: third.schoolId, name: 'Школа № 3' })
  })

  it('shows a class teacher the own class, and no other [39 4.3.2]', async () => {
    const { schoolId, ninth: classId, tenth } = third
    const leader = classTeacher({ schoolId, classId, personId: newId() })
    const client = box.client(OverviewReadServiceDefinition, leader)
    const { overview } = await client.getClassOverview({ schoolId, classId, ...span })
    expect(overview?.path.at(-1)).toMatchObject({ level: 'class', id: classId })
    expect(await client.getLessonOverview({ schoolId, lessonId: lesson.lessonId })).toMatchObject({
      homework: '№ 15',
    })
    const no = { kind: 'forbidden' }
    await expect(
      client.getClassOverview({ schoolId, classId: tenth, ...span }),
    ).rejects.toMatchObject({ ...no, reason: 'NOT_YOUR_CLASS' })
    const other = classTeacher({ schoolId, classId: tenth, personId: newId() })
    await expect(
      box
        .client(OverviewReadServiceDefinition, other)
        .getLessonOverview({ schoolId, lessonId: lesson.lessonId }),
    ).rejects.toMatchObject(no)
    await expect(client.getSchoolOverview({ schoolId, ...span })).rejects.toMatchObject(no)
  })

  it('a class by lesson, newest first, with what was cancelled, without what is to come', async () => {
    const { schoolId, ninth: classId } = third
    const { overview, lessons } = await ofRegion().getClassOverview({ schoolId, classId, ...span })
    expect(overview).toMatchObject({ name: '9А', figures: { lessonsHeld: 2, ...counts }, rows: [] })
    expect(lessons.map((row) => [row.date, row.slot, row.isCancelled])).toEqual([
      ['2026-11-10', 2, true],
      ['2026-11-10', 1, false],
      ['2026-11-09', 1, false],
    ])
    expect(lessons.at(-1)).toEqual({
      lessonId: lesson.lessonId,
      date: '2026-11-09',
      slot: 1,
      subject: 'Алгебра',
      topic: 'Дроби',
      hasHomework: true,
      hasAttendance: true,
      absent: 1,
      marks: 1,
      isCancelled: false,
      teacher: 'Иванова М. П.',
    })
  })

  it('a lesson, without names of pupils', async () => {
    const { schoolId } = third
    const overview = await ofRegion().getLessonOverview({ schoolId, lessonId: lesson.lessonId })
    expect(overview).toMatchObject({
      lesson: { lessonId: lesson.lessonId, topic: 'Дроби' },
      homework: '№ 15',
      expected: 3,
      works: [
        {
          number: 1,
          name: 'Контрольная работа',
          marks: [
            { code: '5', count: 1 },
            { code: '.', count: 1 },
          ],
        },
      ],
    })
    expect(overview.absences.map(({ code }) => code).toSorted()).toEqual(['Б', 'О'])
    expect(overview.path.map(({ level }) => level)).toEqual([
      'region',
      'municipality',
      'school',
      'class',
    ])
  })

  it('days outside the span count nowhere', async () => {
    const day = { from: '2026-11-10', to: '2026-11-10' }
    const overview = await ofRegion().getMunicipalityOverview({ municipalityId: city, ...day })
    expect(overview.figures).toMatchObject({ lessonsHeld: 1, topics: 0 })
  })
})

describe('who may read', () => {
  it('an authority of a municipality sees the region as its municipality', async () => {
    const caller = municipalAuthority({ regionId, municipalityId: village, personId })
    const overview = await overviews(caller).getRegionOverview(span)
    expect(overview.rows.map(({ id }) => id)).toEqual([village])
    expect(overview.figures).toMatchObject({ lessonsHeld: 1, pupils: 3 })
  })

  it('what is outside the scope is not found', async () => {
    const caller = inspector({ regionId, municipalityId: village, personId })
    const { schoolId, ninth: classId } = third
    const { lessonId } = lesson
    const asVillage = overviews(caller)
    const notFound = { kind: 'not-found' }
    await expect(
      asVillage.getMunicipalityOverview({ municipalityId: city, ...span }),
    ).rejects.toMatchObject({ ...notFound, reason: 'MUNICIPALITY_NOT_FOUND' })
    await expect(asVillage.getSchoolOverview({ schoolId, ...span })).rejects.toMatchObject({
      ...notFound,
      reason: 'SCHOOL_NOT_FOUND',
    })
    await expect(asVillage.getClassOverview({ schoolId, classId, ...span })).rejects.toMatchObject(
      notFound,
    )
    await expect(asVillage.getLessonOverview({ schoolId, lessonId })).rejects.toMatchObject(
      notFound,
    )
    const stranger = overviews(regionAuthority({ regionId: newId(), personId }))
    await expect(stranger.getRegionOverview(span)).rejects.toMatchObject({
      ...notFound,
      reason: 'REGION_NOT_FOUND',
    })
  })

  it('the leadership sees the own school only, a teacher none', async () => {
    const { schoolId } = third
    const own = overviews(director({ schoolId, personId }))
    expect(await own.getSchoolOverview({ schoolId, ...span })).toMatchObject({ name: 'Школа № 3' })
    await expect(
      own.getSchoolOverview({ schoolId: rural.schoolId, ...span }),
    ).rejects.toMatchObject({ reason: 'SCHOOL_NOT_FOUND' })
    await expect(own.getRegionOverview(span)).rejects.toMatchObject({ kind: 'forbidden' })
    const asTeacher = overviews(teacher({ schoolId, personId }))
    await expect(asTeacher.getSchoolOverview({ schoolId, ...span })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('nothing of one school is shown under the id of another', async () => {
    const asRegion = ofRegion()
    const { schoolId } = rural
    await expect(
      asRegion.getLessonOverview({ schoolId, lessonId: lesson.lessonId }),
    ).rejects.toMatchObject({ reason: 'LESSON_NOT_FOUND' })
    await expect(
      asRegion.getClassOverview({ schoolId, classId: third.ninth, ...span }),
    ).rejects.toMatchObject({ reason: 'CLASS_NOT_FOUND' })
  })
})

describe('what is asked badly', () => {
  it.each([
    [{ from: '2026-13-01', to: '2026-11-30' }, 'from', 'DATE_INVALID'],
    [{ from: '2026-11-01', to: '' }, 'to', 'DATE_EMPTY'],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to', 'SPAN_REVERSED'],
    [{ from: '2026-01-01', to: '2027-01-02' }, 'to', 'SPAN_TOO_LONG'],
  ])('%j: %s %s', async (asked, field, reason) => {
    await expect(ofRegion().getRegionOverview(asked)).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field, reason }],
    })
  })

  it('names the id that is none', async () => {
    await expect(ofRegion().getSchoolOverview({ schoolId: 'x', ...span })).rejects.toMatchObject({
      violations: [{ field: 'schoolId', reason: 'NOT_AN_ID' }],
    })
  })

  it('takes the longest span', async () => {
    const year = { from: '2026-01-01', to: '2027-01-01' }
    expect(await ofRegion().getRegionOverview(year)).toMatchObject({ id: regionId })
  })
})

describe('the log', () => {
  const logged = async (accountId: string) =>
    box.db.read({ everySchool: true }, (read) =>
      read.rows<{ what: string }>(
        'test',
        sql`
          select what, school_id, municipality_id, subject_id from (
            select reading_id, account_id, what, school_id, null::uuid as municipality_id, subject_id
            from reading
            union all
            select reading_id, account_id, what, null, municipality_id, null
            from area_reading) all_readings
          where account_id = ${accountId}
          order by reading_id`,
      ),
    )

  it('has a row for each reading that was answered, and none for what was refused', async () => {
    const reader = newId()
    const client = overviews(inspector({ regionId, personId: reader }))
    const { schoolId, ninth: classId } = third
    await client.getRegionOverview(span)
    await client.getMunicipalityOverview({ municipalityId: city, ...span })
    await client.getSchoolOverview({ schoolId, ...span })
    await client.getClassOverview({ schoolId, classId, ...span })
    await client.getLessonOverview({ schoolId, lessonId: lesson.lessonId })
    await client.getLessonOverview({ schoolId, lessonId: newId() }).catch(() => {})
    await client.getMunicipalityOverview({ municipalityId: newId(), ...span }).catch(() => {})
    expect(await logged(`account-of-${reader}`)).toEqual([
      { what: 'overview.region' },
      { what: 'overview.municipality', municipalityId: city },
      { what: 'overview.school', schoolId, subjectId: schoolId },
      { what: 'overview.class', schoolId, subjectId: classId },
      { what: 'overview.lesson', schoolId, subjectId: lesson.lessonId },
    ])
  })

  it('has no row of the own leadership', async () => {
    const reader = newId()
    const { schoolId } = third
    await overviews(deputyHead({ schoolId, personId: reader })).getSchoolOverview({
      schoolId,
      ...span,
    })
    expect(await logged(`account-of-${reader}`)).toEqual([])
  })

  it('answers nothing when it can not be written', async () => {
    const { schoolId } = third
    const client = overviews(inspector({ regionId, personId: newId() }))
    const rename = (statement: ReturnType<typeof sql>) =>
      box.db.transaction({ everySchool: true }, (tx) => tx.execute('test', statement))
    await rename(sql`alter table reading rename to reading_gone`)
    const answer = client.getSchoolOverview({ schoolId, ...span })
    await expect(answer).rejects.toThrow('INTERNAL')
    await rename(sql`alter table reading_gone rename to reading`)
    expect(await client.getSchoolOverview({ schoolId, ...span })).toMatchObject({ id: schoolId })
  })
})
