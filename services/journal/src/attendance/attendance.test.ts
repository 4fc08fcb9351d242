import {
  AttendancePut,
  AttendanceServiceDefinition,
} from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { MarkServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { classTeacher, deputyHead, teacher } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { tellLesson } from '../testing/lessons.ts'
import { newSchool, tellSchool, type School } from '../testing/school.ts'

let box: Box
let school: School

const today = '2026-11-10'

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool())
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const who = (personId: string) => ({ schoolId: school.schoolId, personId })
const clientOf = (caller: Caller = teacher(who(school.staff.math))) =>
  box.client(AttendanceServiceDefinition, caller)

const roll = (
  lessonId: string,
  entries: readonly (readonly [keyof School['pupils'], string, number?])[],
) => ({
  schoolId: school.schoolId,
  lessonId,
  entries: entries.map(([pupil, code, version = 0]) => ({
    pupilId: school.pupils[pupil],
    code,
    version,
  })),
})

describe('taking attendance', () => {
  it('saves codes of the policy and tells all absences of the lesson', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const { entries } = await clientOf().putAttendance(roll(lessonId, [['abramova', 'б']]))
    expect(entries).toEqual([{ pupilId: school.pupils.abramova, code: 'Б', version: 1 }])
    await clientOf().putAttendance(roll(lessonId, [['belov', 'о']]))
    await clientOf().putAttendance(roll(lessonId, [['abramova', '', 1]]))
    await box.settled()
    const events = box
      .recordedEvents(AttendancePut)
      .filter(({ event }) => event.lessonId === lessonId)
      .map(({ event }) => event)
    // The home-taught pupil and the one who left are not expected.
    expect(events).toMatchObject([
      { version: 1, expectedPupils: 2, absences: [{ code: 'Б', kind: 'sick' }] },
      {
        version: 2,
        absences: [
          { code: 'Б', label: 'по болезни' },
          { code: 'О', kind: 'late' },
        ],
      },
      { version: 3, absences: [{ code: 'О', kind: 'late' }] },
    ])
  })

  it('confirms with no entries that everybody is present', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    expect(await clientOf().putAttendance(roll(lessonId, []))).toEqual({ entries: [] })
    await box.settled()
    const events = box.recordedEvents(AttendancePut).map(({ event }) => event)
    expect(events.at(-1)).toMatchObject({ lessonId, absences: [], version: 1 })
  })

  it('keeps every version', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    await clientOf().putAttendance(roll(lessonId, [['abramova', 'н']]))
    await clientOf().putAttendance(roll(lessonId, [['abramova', 'у', 1]]))
    await clientOf().putAttendance(roll(lessonId, [['abramova', 'у', 2]]))
    const rows = await box.db.read({ schoolId: school.schoolId }, (read) =>
      read.rows(
        'test',
        sql`
          select version, previous_code, code from attendance_change
          where lesson_id = ${lessonId} order by version`,
      ),
    )
    expect(rows).toEqual([
      { version: 1, previousCode: '', code: 'Н' },
      { version: 2, previousCode: 'Н', code: 'У' },
    ])
  })

  it('answers a repeated key as before', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const options = { idempotencyKey: newId() }
    const request = roll(lessonId, [['abramova', 'н']])
    const answer = await clientOf().putAttendance(request, options)
    expect(await clientOf().putAttendance(request, options)).toEqual(answer)
  })

  it('lets only one of two writers through', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const answers = await Promise.allSettled(
      ['н', 'б'].map((code) => clientOf().putAttendance(roll(lessonId, [['abramova', code]]))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = answers.find((answer) => answer.status === 'rejected')
    expect(lost?.reason).toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { setBy: 'Иванова М. П.', version: '1' },
    })
  })

  it('lets a mark and an absence not into one cell, even at once', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const mark = {
      schoolId: school.schoolId,
      lessonId,
      pupilId: school.pupils.abramova,
      workNumber: 1,
      value: '5',
      comment: '',
      expectedVersion: 0,
    }
    const answers = await Promise.allSettled([
      clientOf().putAttendance(roll(lessonId, [['abramova', 'н']])),
      box.client(MarkServiceDefinition, teacher(who(school.staff.math))).putMark(mark),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = answers.find((answer) => answer.status === 'rejected')
    expect(['PUPIL_HAS_MARK', 'PUPIL_ABSENT']).toContain(lost?.reason.reason)
  })
})

describe('refusing attendance', () => {
  it('names every wrong entry and saves none', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const request = roll(lessonId, [
      ['abramova', 'н'],
      ['belov', 'УП'],
      ['vetrov', 'н'],
    ])
    await expect(clientOf().putAttendance(request)).rejects.toMatchObject({
      kind: 'invalid',
      violations: [
        { field: 'entries[1].code', reason: 'ABSENCE_CODE_UNKNOWN', details: { policy: 'P-05' } },
        { field: 'entries[2].pupilId', reason: 'PUPIL_TAUGHT_ELSEWHERE' },
      ],
    })
    const alone = roll(lessonId, [['abramova', 'н']])
    await expect(clientOf().putAttendance(alone)).resolves.toMatchObject({
      entries: [{ version: 1 }],
    })
  })

  it('in the future and after the window', async () => {
    const tomorrow = await tellLesson(box, school, 'math', '2026-11-11')
    await expect(clientOf().putAttendance(roll(tomorrow, []))).rejects.toMatchObject({
      reason: 'LESSON_IN_FUTURE',
    })
    const old = await tellLesson(box, school, 'math', '2026-10-12')
    await expect(clientOf().putAttendance(roll(old, []))).rejects.toMatchObject({
      reason: 'EDIT_WINDOW_CLOSED',
    })
  })

  it('of a pupil named twice', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const request = roll(lessonId, [
      ['abramova', 'н'],
      ['abramova', 'б'],
    ])
    await expect(clientOf().putAttendance(request)).rejects.toMatchObject({ reason: 'GIVEN_TWICE' })
  })
})

describe('who may take attendance', () => {
  it('the class teacher of the class in every subject, not of another class', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const own = classTeacher({ ...who(school.staff.english), classId: school.fifth })
    await expect(
      clientOf(own).putAttendance(roll(lessonId, [['abramova', 'у']])),
    ).resolves.toMatchObject({ entries: [{ code: 'У' }] })
    const other = classTeacher({ ...who(school.staff.primary), classId: school.first })
    await expect(clientOf(other).putAttendance(roll(lessonId, []))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('nobody who only reads', async () => {
    const lessonId = await tellLesson(box, school, 'math', today)
    const deputy = clientOf(deputyHead(who(school.staff.admin)))
    await expect(deputy.putAttendance(roll(lessonId, []))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
