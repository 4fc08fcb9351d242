import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { ChangeKind, LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import {
  keptWeeks,
  lessonsOf,
  openSchool,
  pupilCaller,
  tellAbsences,
  tellFilled,
  tellLesson,
  tellLessons,
  tellMarks,
  weekOf,
} from '../testing/diary.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

describe('GetWeek', () => {
  it('shows lessons with topic, homework, marks and absence, by day and slot', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const late = { slot: 2, startsAt: '09:25', endsAt: '10:10' }
    const english = await tellLesson(box, school, 'english', '2026-11-10', late)
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    await tellFilled(box, lesson, { topic: 'Дроби', homework: '§ 12' })
    await tellMarks(box, lesson, [
      { pupilId: anna, value: '4', workNumber: 2, workName: 'Самостоятельная', weight: 2 },
      { pupilId: anna, value: '5', comment: 'Молодец' },
    ])
    await tellAbsences(box, english, [{ pupilId: anna, kind: 'sick' }])
    const week = await weekOf(box, school, anna)
    expect(week).toMatchObject({
      pupilId: anna,
      startsOn: '2026-11-09',
      asOf: '2026-11-11T08:00:00.000Z',
    })
    expect(week.days.map(({ date, dayOff }) => [date, dayOff])).toEqual([
      ['2026-11-09', ''],
      ['2026-11-10', ''],
      ['2026-11-11', ''],
      ['2026-11-12', ''],
      ['2026-11-13', ''],
      ['2026-11-14', 'Выходной день'],
    ])
    const setAt = '2026-11-11T08:00:00.000Z'
    expect(week.days[1]?.lessons).toEqual([
      {
        lessonId: lesson.lessonId,
        slot: 1,
        startsAt: '08:30',
        endsAt: '09:15',
        subject: 'Математика',
        room: '214',
        teacher: 'Иванова А. Б.',
        topic: 'Дроби',
        homework: '§ 12',
        hasTask: true,
        isCancelled: false,
        replacedTeacher: '',
        movedFrom: '',
        movedFromSlot: 0,
        movedTo: '',
        movedToSlot: 0,
        changeReason: '',
        marks: [
          {
            value: '5',
            work: 'Ответ на уроке',
            weight: 1,
            comment: 'Молодец',
            setAt,
            previous: '',
          },
          { value: '4', work: 'Самостоятельная', weight: 2, comment: '', setAt, previous: '' },
        ],
      },
      expect.objectContaining({
        lessonId: english.lessonId,
        marks: [],
        absence: { code: 'н', label: 'Отсутствовал', kind: 'sick' },
      }),
    ])
  })

  it('shows a lesson of a group to the group only', async () => {
    const school = await openSchool(box)
    await tellLesson(box, school, 'english', '2026-11-10')
    expect(await lessonsOf(box, school, school.pupils.anna)).toHaveLength(1)
    expect(await lessonsOf(box, school, school.pupils.boris)).toEqual([])
  })

  it('names holidays and days off, and any day of the week gives the week', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const autumn = await weekOf(box, school, anna, '2026-11-01')
    expect(autumn.startsOn).toBe('2026-10-26')
    expect(autumn.days.map(({ dayOff }) => dayOff)).toEqual(Array(6).fill('Осенние каникулы'))
    const unity = await weekOf(box, school, anna, '2026-11-04')
    expect(unity.days[2]).toMatchObject({ date: '2026-11-04', dayOff: 'День народного единства' })
    const summer = await weekOf(box, school, anna, '2027-06-16')
    expect(summer.days[2]).toMatchObject({ date: '2027-06-16', dayOff: 'Каникулы' })
  })

  it('says what a corrected mark was, whatever was written of it after that', async () => {
    const school = await openSchool(box)
    const { anna: pupilId } = school.pupils
    const lesson = await tellLesson(box, school, 'math', '2026-11-10')
    const shown = async () =>
      (await lessonsOf(box, school, pupilId))[0]?.marks.map(({ value, previous }) => [
        value,
        previous,
      ])
    await tellMarks(box, lesson, [{ pupilId, value: '3' }])
    expect(await shown()).toEqual([['3', '']])
    await tellMarks(box, lesson, [{ pupilId, value: '4', previousValue: '3', version: 2 }])
    expect(await shown()).toEqual([['4', '3']])
    const comment = 'Пересдал'
    await tellMarks(box, lesson, [{ pupilId, value: '4', previousValue: '4', comment, version: 3 }])
    expect(await shown()).toEqual([['4', '3']])
    // Taken away and put back as it was: nothing was corrected.
    await tellMarks(box, lesson, [{ pupilId, value: '', previousValue: '4', version: 4 }])
    await tellMarks(box, lesson, [{ pupilId, value: '4', version: 5 }])
    expect(await shown()).toEqual([['4', '']])
  })

  it('takes the day of the school, not of the server', async () => {
    const school = await openSchool(box)
    // Monday 00:30 in Moscow.
    box.clock.set('2026-11-15T21:30:00Z')
    expect((await weekOf(box, school, school.pupils.anna)).startsOn).toBe('2026-11-16')
    expect((await weekOf(box, school, school.pupils.anna)).startsOn).toBe('2026-11-16')
    box.clock.set('2026-11-11T08:00:00Z')
  })

  it('shows what the dispatcher changed, but not what a regeneration left out', async () => {
    const school = await openSchool(box)
    const { anna } = school.pupils
    const [cancelled, replaced, moved, dropped] = [
      await tellLesson(box, school, 'math', '2026-11-09', { slot: 1 }),
      await tellLesson(box, school, 'math', '2026-11-09', { slot: 2 }),
      await tellLesson(box, school, 'math', '2026-11-09', { slot: 3 }),
      await tellLesson(box, school, 'math', '2026-11-09', { slot: 4 }),
    ]
    const version = 2
    const status = LessonStatus.CANCELLED
    await tellLessons(
      box,
      school,
      [{ ...cancelled, status, changeReason: 'Карантин', version }],
      ChangeKind.CANCELLED,
    )
    const { math, substitute } = school.staff
    const teachers = { teacherId: substitute, replacedTeacherId: math }
    await tellLessons(
      box,
      school,
      [{ ...replaced, ...teachers, version }],
      ChangeKind.TEACHER_REPLACED,
    )
    const there = { date: '2026-11-14', movedFrom: '2026-11-09', movedFromSlot: 3 }
    await tellLessons(box, school, [{ ...moved, ...there, version }], ChangeKind.MOVED)
    await tellLessons(box, school, [{ ...dropped, status, version }])
    const week = await weekOf(box, school, anna)
    expect(week.days[0]?.lessons).toMatchObject([
      { isCancelled: true, changeReason: 'Карантин' },
      { teacher: 'Ким А. Б.', replacedTeacher: 'Иванова А. Б.' },
      { slot: 3, movedTo: '2026-11-14', movedToSlot: 3 },
    ])
    expect(week.days[5]).toMatchObject({
      date: '2026-11-14',
      dayOff: '',
      lessons: [{ movedFrom: '2026-11-09', movedFromSlot: 3, movedTo: '' }],
    })
  })

  it('keeps the weeks of a former class, and shows nothing after the last day in the school', async () => {
    const school = await openSchool(box)
    const other = await school.teller.schoolClass('5Б')
    const pupilId = school.pupils.boris
    const [october, november, december] = [
      await tellLesson(box, school, 'math', '2026-10-06'),
      await tellLesson(box, school, 'math', '2026-11-10', { classId: other }),
      await tellLesson(box, school, 'math', '2026-12-08', { classId: other }),
    ]
    await tellLesson(box, school, 'math', '2026-11-10')
    const more = { pupilId, version: 2, enrolledOn: '2026-11-02' }
    await school.teller.pupil(other, undefined, more)
    // The older state comes late.
    await school.teller.pupil(school.classId, undefined, { pupilId, version: 1 })
    const idsOn = async (date: string) =>
      (await lessonsOf(box, school, pupilId, date)).map(({ lessonId }) => lessonId)
    expect(await idsOn('2026-10-06')).toEqual([october.lessonId])
    expect(await idsOn('2026-11-10')).toEqual([november.lessonId])
    expect(await idsOn('2026-12-08')).toEqual([december.lessonId])
    await school.teller.pupil(other, undefined, { ...more, version: 3, leftOn: '2026-12-01' })
    expect(await idsOn('2026-10-06')).toEqual([october.lessonId])
    expect(await idsOn('2026-12-08')).toEqual([])
  })

  it('leaves the lessons of the class out for who is taught at home (P-22)', async () => {
    const school = await openSchool(box)
    const pupilId = school.pupils.boris
    await school.teller.pupil(school.classId, 'STUDY_FORM_HOME', { pupilId, version: 2 })
    await tellLesson(box, school, 'math', '2026-11-10')
    expect(await lessonsOf(box, school, pupilId)).toEqual([])
    expect(await lessonsOf(box, school, school.pupils.anna)).toHaveLength(1)
  })

  it('keeps no weeks of other years', async () => {
    const school = await openSchool(box)
    await weekOf(box, school, school.pupils.anna, '2031-05-05')
    expect(await keptWeeks(box, school)).toEqual([])
    await weekOf(box, school, school.pupils.anna)
    expect(await keptWeeks(box, school)).toHaveLength(1)
  })

  it('refuses what is no id and no day', async () => {
    const school = await openSchool(box)
    const { schoolId } = school
    const pupilId = school.pupils.anna
    const weeks = box.client(WeekReadServiceDefinition, pupilCaller(school, pupilId))
    for (const date of ['2026-02-30', '16.11.2026', '0001-01-01']) {
      await expect(weeks.getWeek({ schoolId, pupilId, date })).rejects.toMatchObject({
        violations: [{ field: 'date', reason: 'DATE_INVALID' }],
      })
    }
    await expect(weeks.getWeek({ schoolId: 'x', pupilId, date: '' })).rejects.toMatchObject({
      violations: [{ field: 'schoolId', reason: 'NOT_AN_ID' }],
    })
    const unknown = newId()
    const other = box.client(WeekReadServiceDefinition, pupilCaller(school, unknown))
    await expect(other.getWeek({ schoolId, pupilId: unknown, date: '' })).rejects.toMatchObject({
      kind: 'not-found',
      reason: 'PUPIL_NOT_FOUND',
    })
  })
})
