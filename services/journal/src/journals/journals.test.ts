import { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import {
  JournalReadServiceDefinition,
  type JournalPage,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { MarkServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import {
  classTeacher,
  deputyHead,
  inspector,
  municipalAuthority,
  parent,
  teacher,
} from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { tellClosing, tellFinals, tellLesson } from '../testing/lessons.ts'
import { newSchool, tellSchool, type School } from '../testing/school.ts'

let box: Box
let school: School
const lessons: Record<string, string> = {}

const today = '2026-11-10'

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool())
  lessons['held'] = await tellLesson(box, school, 'math', '2026-11-09')
  lessons['cancelled'] = await tellLesson(box, school, 'math', '2026-11-09', {
    slot: 2,
    status: LessonStatus.CANCELLED,
  })
  lessons['substituted'] = await tellLesson(box, school, 'math', today, {
    teacherId: school.staff.substitute,
    replacedTeacherId: school.staff.math,
  })
  lessons['planned'] = await tellLesson(box, school, 'math', '2026-11-12')
  lessons['old'] = await tellLesson(box, school, 'math', '2026-09-07')
  await tellLesson(box, school, 'english', today)
  const client = box.client(MarkServiceDefinition, teacher(who(school.staff.math)))
  await client.putMark({
    schoolId: school.schoolId,
    lessonId: lessons['held']!,
    pupilId: school.pupils.abramova,
    workNumber: 1,
    value: '5',
    comment: 'Кавычки «"» и\nстрока',
    expectedVersion: 0,
  })
  await box.client(AttendanceServiceDefinition, teacher(who(school.staff.math))).putAttendance({
    schoolId: school.schoolId,
    lessonId: lessons['held'],
    entries: [{ pupilId: school.pupils.belov, code: 'Б', version: 0 }],
  })
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const who = (personId: string) => ({ schoolId: school.schoolId, personId })
const mathTeacher = () => teacher(who(school.staff.math))
const clientOf = (caller: Caller) => box.client(JournalReadServiceDefinition, caller)

const readPage = async (caller: Caller = mathTeacher(), periodId = ''): Promise<JournalPage> => {
  const { body } = await clientOf(caller).getJournalPage({
    schoolId: school.schoolId,
    courseId: school.courses.math,
    periodId,
  })
  return JSON.parse(Buffer.from(body).toString())
}

describe('the journal page', () => {
  it('has the head, the pupils by name, lessons, marks and absences of the period', async () => {
    const page = await readPage()
    expect(page).toMatchObject({
      className: '5А',
      groupName: '',
      subjectName: 'Математика',
      teacherName: 'Иванова М. П.',
      today,
      period: { name: '2-я четверть', isClosed: false },
      isGraded: true,
      averageKind: 'both',
      fewestMarks: 3,
      scale: ['5', '4', '3', '2', '1', '.'],
      absenceCodes: [{ code: 'Н', kind: 'unknown', key: 'KeyY' }, {}, {}, {}],
      workTypes: [
        { shortName: 'Отв', weight: 1 },
        { shortName: 'К/р', needsTheme: true },
      ],
    })
    expect(page.periods).toHaveLength(2)
    expect(page.pupils.map(({ name, takesMarks, until }) => [name, takesMarks, until])).toEqual([
      ['Абрамова Анна', true, ''],
      ['Белов Пётр', true, ''],
      ['Ветров Олег', false, ''],
      ['Гончаров Глеб', false, '2026-11-05'],
    ])
    expect(page.lessons.map(({ lessonId }) => lessonId)).toEqual([
      lessons['held'],
      lessons['cancelled'],
      lessons['substituted'],
      lessons['planned'],
    ])
    const taken = page.lessons.map(({ isAttendanceTaken }) => isAttendanceTaken)
    expect(taken).toEqual([true, false, false, false])
    expect(page.lessons[0]!.works).toEqual([
      { number: 1, workTypeId: school.workTypes.answer, title: '' },
    ])
    expect(page.marks).toEqual([
      {
        lessonId: lessons['held'],
        pupilId: school.pupils.abramova,
        workNumber: 1,
        value: '5',
        comment: 'Кавычки «"» и\nстрока',
        version: 1,
      },
    ])
    expect(page.absences).toMatchObject([{ pupilId: school.pupils.belov, code: 'Б', version: 1 }])
  })

  it('says for each lesson what the caller may do and why not', async () => {
    const locks = (page: JournalPage) =>
      page.lessons.map(({ isEditable, isAttendanceEditable, lockedReason }) => [
        isEditable,
        isAttendanceEditable,
        lockedReason,
      ])
    expect(locks(await readPage())).toEqual([
      [true, true, ''],
      [false, false, 'LESSON_CANCELLED'],
      [true, true, ''],
      [true, false, ''],
    ])
    expect(locks(await readPage(teacher(who(school.staff.substitute))))).toEqual([
      [false, false, 'NOT_YOUR_LESSON'],
      [false, false, 'NOT_YOUR_LESSON'],
      [true, true, ''],
      [false, false, 'NOT_YOUR_LESSON'],
    ])
    const led = classTeacher({ ...who(school.staff.english), classId: school.fifth })
    expect(locks(await readPage(led))[0]).toEqual([false, true, 'NOT_YOUR_LESSON'])
    expect(locks(await readPage(deputyHead(who(school.staff.admin))))[0]).toEqual([
      false,
      false,
      'READ_ONLY',
    ])
    const first = await readPage(mathTeacher(), school.quarters[0])
    expect(first.lessons).toMatchObject([
      { lessonId: lessons['old'], isEditable: false, lockedReason: 'EDIT_WINDOW_CLOSED' },
    ])
    expect(first.lessons[0]!.lockedGround).toContain('4.13')
  })

  it('shows the period closed by its finals', async () => {
    const closed = await tellSchool(box, newSchool())
    await tellLesson(box, closed, 'math', today)
    await tellFinals(box, closed, true)
    const { body } = await clientOf(
      teacher({ schoolId: closed.schoolId, personId: closed.staff.math }),
    ).getJournalPage({ schoolId: closed.schoolId, courseId: closed.courses.math, periodId: '' })
    expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
      period: { isClosed: true },
      lessons: [{ isEditable: false, lockedReason: 'PERIOD_CLOSED' }],
    })
  })

  it('shows the period the school has closed', async () => {
    const closed = await tellSchool(box, newSchool())
    await tellLesson(box, closed, 'math', today)
    await tellClosing(box, closed, [closed.fifth])
    const { body } = await clientOf(
      teacher({ schoolId: closed.schoolId, personId: closed.staff.math }),
    ).getJournalPage({ schoolId: closed.schoolId, courseId: closed.courses.math, periodId: '' })
    expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
      period: { isClosed: true },
      periods: [{ isClosed: false }, { isClosed: true }],
      lessons: [{ isEditable: false, isAttendanceEditable: false, lockedReason: 'PERIOD_CLOSED' }],
    })
  })

  it('is open to the authority of the place and to nobody from elsewhere', async () => {
    const { regionId, municipalityId } = school
    const personId = newId()
    await expect(readPage(inspector({ regionId, personId }))).resolves.toMatchObject({ today })
    await expect(
      readPage(municipalAuthority({ regionId, municipalityId, personId })),
    ).resolves.toMatchObject({ today })
    await expect(
      readPage(municipalAuthority({ regionId, municipalityId: newId(), personId })),
    ).rejects.toMatchObject({ kind: 'not-found', reason: 'COURSE_NOT_FOUND' })
    await expect(readPage(teacher(who(school.staff.primary)))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_JOURNAL',
    })
    const child = { schoolId: school.schoolId, classId: school.fifth, pupilId: personId }
    await expect(readPage(parent({ personId, children: [child] }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('refuses an unknown period or course', async () => {
    await expect(readPage(mathTeacher(), newId())).rejects.toMatchObject({
      reason: 'PERIOD_NOT_FOUND',
    })
    const ask = { schoolId: school.schoolId, courseId: newId(), periodId: '' }
    await expect(clientOf(mathTeacher()).getJournalPage(ask)).rejects.toMatchObject({
      reason: 'COURSE_NOT_FOUND',
    })
  })
})

describe('the list of journals', () => {
  const list = async (caller: Caller, more = {}) => {
    const { journals } = await clientOf(caller).listJournals({
      schoolId: school.schoolId,
      classId: '',
      onlyMine: false,
      ...more,
    })
    return journals.map(({ className, subjectName, isMine }) => [className, subjectName, isMine])
  }

  it('shows teachers what they teach, lead and substitute, leadership all', async () => {
    expect(await list(mathTeacher())).toEqual([
      ['5А', 'Математика', true],
      ['5А', 'Разговоры о важном', true],
    ])
    expect(await list(teacher(who(school.staff.substitute)))).toEqual([['5А', 'Математика', false]])
    const led = classTeacher({ ...who(school.staff.english), classId: school.fifth })
    expect(await list(led)).toHaveLength(3)
    expect(await list(led, { onlyMine: true })).toEqual([['5А', 'Английский язык', true]])
    const { regionId } = school
    for (const reader of [
      deputyHead(who(school.staff.admin)),
      inspector({ regionId, personId: newId() }),
    ]) {
      expect(await list(reader)).toEqual([
        ['1Б', 'Литературное чтение', false],
        ['5А', 'Английский язык', false],
        ['5А', 'Математика', false],
        ['5А', 'Разговоры о важном', false],
      ])
      expect(await list(reader, { classId: school.first })).toHaveLength(1)
    }
  })

  it('counts lessons held and filled', async () => {
    const { journals } = await clientOf(mathTeacher()).listJournals({
      schoolId: school.schoolId,
      classId: '',
      onlyMine: false,
    })
    expect(journals[0]).toMatchObject({ lessonsHeld: 3, lessonsFilled: 0 })
  })

  it('does not know a foreign school', async () => {
    await expect(
      clientOf(mathTeacher()).listJournals({ schoolId: newId(), classId: '', onlyMine: false }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
