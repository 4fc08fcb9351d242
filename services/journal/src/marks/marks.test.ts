import {
  MarkReadServiceDefinition,
  MarkServiceDefinition,
  MarksPut,
} from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { PutMarkRequest } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { verifyAudit } from '@zvonok/runtime/audit'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { deputyHead, inspector, teacher } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJournal } from '../service.ts'
import { tellClosing, tellFinals, tellLesson } from '../testing/lessons.ts'
import { newSchool, tellSchool, type School } from '../testing/school.ts'

let box: Box
let school: School
let lessonId: string

const today = '2026-11-10'

beforeAll(async () => {
  box = await startBox('journal', startJournal)
  school = await tellSchool(box, newSchool())
  lessonId = await tellLesson(box, school, 'math', today)
})

afterAll(async () => {
  await box[Symbol.asyncDispose]()
})

const who = (personId: string) => ({ schoolId: school.schoolId, personId })
const mathTeacher = (): Caller => teacher(who(school.staff.math))
const marksOf = (caller: Caller = mathTeacher()) => box.client(MarkServiceDefinition, caller)

const cell = (more: Partial<PutMarkRequest> = {}): PutMarkRequest => ({
  schoolId: school.schoolId,
  lessonId,
  pupilId: school.pupils.abramova,
  workNumber: 1,
  value: '5',
  comment: '',
  expectedVersion: 0,
  ...more,
})

describe('putting a mark', () => {
  it('saves it with its history, tells the others and audits it', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const heard: string[] = []
    await using _page = await box.live.subscribe(`journal:${school.courses.math}`, (text) =>
      heard.push(text),
    )
    const put = await marksOf().putMark(cell({ lessonId: held, comment: 'Отличный ответ' }))
    expect(put).toMatchObject({ value: '5', version: 1, setBy: 'Иванова М. П.' })
    const changed = await marksOf().putMark(
      cell({ lessonId: held, value: '4', expectedVersion: 1 }),
    )
    expect(changed).toMatchObject({ value: '4', comment: '', version: 2 })

    const { changes } = await box
      .client(MarkReadServiceDefinition, mathTeacher())
      .listMarkChanges(cell({ lessonId: held }))
    expect(changes.map(({ value, version }) => [value, version])).toEqual([
      ['4', 2],
      ['5', 1],
    ])

    await box.settled()
    const events = box
      .recordedEvents(MarksPut)
      .filter(({ event }) => event.lessonId === held)
      .flatMap(({ event }) => event.marks)
    expect(events).toMatchObject([
      { value: '5', previousValue: '', weight: 1, workName: 'Ответ на уроке', version: 1 },
      { value: '4', previousValue: '5', version: 2 },
    ])
    expect(heard).toHaveLength(2)
    expect(JSON.parse(heard[0]!)).toMatchObject({ lessonId: held, kind: 'marks' })
    const check = await box.db.read({ schoolId: school.schoolId }, (read) =>
      verifyAudit(read, school.schoolId),
    )
    expect(check).toMatchObject({ brokenAt: undefined })
  })

  it('keeps from and to, who and when of every version, the removed one too', async () => {
    const held = await tellLesson(box, school, 'math', today)
    await marksOf().putMark(cell({ lessonId: held }))
    await marksOf().putMark(
      cell({ lessonId: held, value: '3', comment: 'списал', expectedVersion: 1 }),
    )
    await marksOf().removeMark(cell({ lessonId: held, expectedVersion: 2 }))
    const { changes } = await box
      .client(MarkReadServiceDefinition, mathTeacher())
      .listMarkChanges(cell({ lessonId: held }))
    const [removed, changed, first] = changes
    expect(changes).toHaveLength(3)
    expect(removed).toMatchObject({ previousValue: '3', value: '', version: 3 })
    expect(changed).toMatchObject({ previousValue: '5', value: '3', comment: 'списал' })
    expect(first).toMatchObject({ previousValue: '', value: '5', setAt: box.clock.now() })
    expect(removed?.setBy).toBe('Иванова М. П.')
  })

  it('stores the policy version it was judged by', async () => {
    const held = await tellLesson(box, school, 'math', today)
    await marksOf().putMark(cell({ lessonId: held }))
    const rows = await box.db.read({ schoolId: school.schoolId }, (read) =>
      read.rows(
        'test',
        sql`select policy_version, previous_value from mark_change where lesson_id = ${held}`,
      ),
    )
    expect(rows).toEqual([{ policyVersion: 1, previousValue: '' }])
  })

  it('writes nothing when the cell already says so', async () => {
    const held = await tellLesson(box, school, 'math', today)
    await marksOf().putMark(cell({ lessonId: held }))
    const same = await marksOf().putMark(cell({ lessonId: held, expectedVersion: 1 }))
    expect(same).toMatchObject({ version: 1, setBy: 'Иванова М. П.' })
    expect(same.setAt).toEqual(box.clock.now())
  })

  it('shows the second of two writers what the first left', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const answers = await Promise.allSettled([
      marksOf().putMark(cell({ lessonId: held, value: '3' })),
      marksOf().putMark(cell({ lessonId: held, value: '4' })),
    ])
    const lost = answers.find((answer) => answer.status === 'rejected')
    const won = answers.find((answer) => answer.status === 'fulfilled')
    expect(lost?.reason).toMatchObject({
      kind: 'conflict',
      reason: 'CHANGED_BY_ANOTHER',
      details: { value: won?.value.value, setBy: won?.value.setBy, version: '1' },
    })
  })

  it('answers a repeated key as before and refuses another request under it', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const options = { idempotencyKey: newId() }
    const one = await marksOf().putMark(cell({ lessonId: held }), options)
    expect(await marksOf().putMark(cell({ lessonId: held }), options)).toEqual(one)
    await expect(
      marksOf().putMark(cell({ lessonId: held, value: '2' }), options),
    ).rejects.toMatchObject({ reason: 'IDEMPOTENCY_KEY_REUSED' })
  })
})

describe('refusing a mark', () => {
  it.each([
    ['5-', 'MARK_WITH_SIGN', 'P-14'],
    ['6', 'MARK_OUTSIDE_SCALE', 'P-15'],
    ['К', 'UNMARKED_SYMBOL_NOT_ALLOWED', 'P-08'],
  ])('«%s» by %s', async (value, reason, policy) => {
    await expect(marksOf().putMark(cell({ value }))).rejects.toMatchObject({
      kind: 'invalid',
      reason,
      details: { policy, ground: expect.any(String) },
      violations: [{ field: 'value' }],
    })
  })

  it('of a pupil who is not, or no longer, in the course or is taught at home', async () => {
    const { gleb, vetrov, firstGrader } = school.pupils
    for (const pupilId of [gleb, firstGrader, newId()]) {
      await expect(marksOf().putMark(cell({ pupilId }))).rejects.toMatchObject({
        reason: 'PUPIL_NOT_IN_COURSE',
        violations: [{ field: 'pupilId' }],
      })
    }
    await expect(marksOf().putMark(cell({ pupilId: vetrov }))).rejects.toMatchObject({
      reason: 'PUPIL_TAUGHT_ELSEWHERE',
      details: { policy: 'P-22' },
    })
  })

  it('of a pupil outside the group', async () => {
    const english = await tellLesson(box, school, 'english', today)
    const client = marksOf(teacher(who(school.staff.english)))
    await expect(
      client.putMark(cell({ lessonId: english, pupilId: school.pupils.belov })),
    ).rejects.toMatchObject({ reason: 'PUPIL_NOT_IN_COURSE' })
    await expect(client.putMark(cell({ lessonId: english }))).resolves.toMatchObject({ version: 1 })
  })

  it('in grade 1, in a subject without attestation, for a work that is not there', async () => {
    const reading = await tellLesson(box, school, 'reading', today)
    const ethics = await tellLesson(box, school, 'ethics', today)
    const primary = marksOf(teacher(who(school.staff.primary)))
    await expect(
      primary.putMark(cell({ lessonId: reading, pupilId: school.pupils.firstGrader })),
    ).rejects.toMatchObject({ reason: 'GRADE_1_UNMARKED', details: { policy: 'P-07' } })
    await expect(marksOf().putMark(cell({ lessonId: ethics }))).rejects.toMatchObject({
      reason: 'LESSON_UNMARKED',
    })
    await expect(marksOf().putMark(cell({ workNumber: 2 }))).rejects.toMatchObject({
      reason: 'WORK_NOT_FOUND',
      violations: [{ field: 'workNumber' }],
    })
  })

  it('in the future, after the window, in a cancelled lesson', async () => {
    const put = async (lesson: Promise<string>) =>
      marksOf().putMark(cell({ lessonId: await lesson }))
    await expect(put(tellLesson(box, school, 'math', '2026-11-11'))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'LESSON_IN_FUTURE',
    })
    await expect(put(tellLesson(box, school, 'math', '2026-10-26'))).rejects.toMatchObject({
      reason: 'EDIT_WINDOW_CLOSED',
      details: { policy: 'P-12', closedOn: '2026-11-09' },
    })
    await expect(
      put(tellLesson(box, school, 'math', today, { status: 'LESSON_STATUS_CANCELLED' })),
    ).rejects.toMatchObject({ reason: 'LESSON_CANCELLED' })
  })

  it('beside an absence, but not beside lateness', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const attendance = box.client(AttendanceServiceDefinition, mathTeacher())
    const { abramova, belov } = school.pupils
    await attendance.putAttendance({
      schoolId: school.schoolId,
      lessonId: held,
      entries: [
        { pupilId: abramova, code: 'н', version: 0 },
        { pupilId: belov, code: 'О', version: 0 },
      ],
    })
    await expect(marksOf().putMark(cell({ lessonId: held }))).rejects.toMatchObject({
      reason: 'PUPIL_ABSENT',
      details: { code: 'Н', ground: expect.stringContaining('3.2.5') },
    })
    await expect(
      marksOf().putMark(cell({ lessonId: held, pupilId: belov })),
    ).resolves.toMatchObject({ version: 1 })
  })

  it('after the finals closed the journal', async () => {
    const other = await tellSchool(box, newSchool())
    const held = await tellLesson(box, other, 'math', today)
    const caller = teacher({ schoolId: other.schoolId, personId: other.staff.math })
    const ask = { schoolId: other.schoolId, lessonId: held, pupilId: other.pupils.abramova }
    await tellFinals(box, other, true)
    await expect(marksOf(caller).putMark(cell(ask))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'PERIOD_CLOSED',
      details: { policy: 'P-13' },
    })
    await tellFinals(box, other, false, 2)
    await tellFinals(box, other, true, 1)
    await expect(marksOf(caller).putMark(cell(ask))).resolves.toMatchObject({ version: 1 })
  })

  it('after the school closed the period for the class, until it opens it again', async () => {
    const other = await tellSchool(box, newSchool())
    const held = await tellLesson(box, other, 'math', today)
    const caller = teacher({ schoolId: other.schoolId, personId: other.staff.math })
    const ask = { schoolId: other.schoolId, lessonId: held, pupilId: other.pupils.abramova }
    await tellClosing(box, other, [other.fifth])
    await expect(marksOf(caller).putMark(cell(ask))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'PERIOD_CLOSED',
      details: { closedBy: 'school', policy: 'P-13', ground: expect.any(String) },
    })
    await tellClosing(box, other, [newId()], 2)
    // Told late: the older state changes nothing.
    await tellClosing(box, other, [other.fifth], 1)
    await expect(marksOf(caller).putMark(cell(ask))).resolves.toMatchObject({ version: 1 })
  })

  it('of fields that are no ids or too long', async () => {
    await expect(marksOf().putMark(cell({ pupilId: 'x' }))).rejects.toMatchObject({
      reason: 'NOT_AN_ID',
      violations: [{ field: 'pupilId' }],
    })
    await expect(marksOf().putMark(cell({ comment: 'о'.repeat(301) }))).rejects.toMatchObject({
      reason: 'TOO_LONG',
    })
  })
})

describe('a column too bad for one answer', () => {
  it('is refused with the first twenty cells, within the room a trailer has', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const strangers = Array.from({ length: 200 }, () => ({
      pupilId: newId(),
      workNumber: 1,
      value: '5',
      comment: '',
      expectedVersion: 0,
    }))
    const { schoolId } = school
    const error = await marksOf()
      .putMarks({ schoolId, lessonId: held, marks: strangers })
      .catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ kind: 'invalid', reason: 'PUPIL_NOT_IN_COURSE' })
    expect((error as { violations: unknown[] }).violations).toHaveLength(20)
  })
})

describe('who may put a mark', () => {
  it('the substitute in just the substituted lessons', async () => {
    const substituted = await tellLesson(box, school, 'math', today, {
      teacherId: school.staff.substitute,
      replacedTeacherId: school.staff.math,
    })
    const client = marksOf(teacher(who(school.staff.substitute)))
    await expect(client.putMark(cell({ lessonId: substituted }))).resolves.toMatchObject({
      setBy: 'Ким П.',
    })
    await expect(client.putMark(cell())).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_LESSON',
    })
  })

  it('nobody who only reads, and a foreign school is not there', async () => {
    await expect(
      marksOf(deputyHead(who(school.staff.admin))).putMark(cell()),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const { regionId } = school
    await expect(
      marksOf(inspector({ regionId, personId: newId() })).putMark(cell()),
    ).rejects.toMatchObject({ kind: 'forbidden', reason: 'ROLE_NOT_ALLOWED' })
    const foreign = marksOf(teacher({ schoolId: newId(), personId: school.staff.math }))
    await expect(foreign.putMark(cell())).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a column of marks', () => {
  const column = (held: string, values: readonly [string, string, number?][]) => ({
    schoolId: school.schoolId,
    lessonId: held,
    marks: values.map(([pupilId, value, expectedVersion = 0]) => ({
      pupilId,
      value,
      expectedVersion,
      workNumber: 1,
      comment: '',
    })),
  })

  it('is put in one go, an empty cell removing what stood there', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const { abramova, belov } = school.pupils
    const first = await marksOf().putMarks(
      column(held, [
        [belov, '3'],
        [abramova, '4'],
      ]),
    )
    expect(first.marks.map(({ pupilId, value }) => [pupilId, value])).toEqual([
      [belov, '3'],
      [abramova, '4'],
    ])
    const again = await marksOf().putMarks(column(held, [[belov, '', 1]]))
    expect(again.marks).toMatchObject([{ value: '', version: 2 }])
  })

  it('names every bad cell and saves none', async () => {
    const held = await tellLesson(box, school, 'math', today)
    const { abramova, belov, vetrov } = school.pupils
    const asked = column(held, [
      [abramova, '5'],
      [belov, '5-'],
      [vetrov, '4'],
    ])
    await expect(marksOf().putMarks(asked)).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'INVALID_REQUEST',
      violations: [
        { field: 'marks[1].value', reason: 'MARK_WITH_SIGN', details: { suggestion: '5' } },
        { field: 'marks[2].pupilId', reason: 'PUPIL_TAUGHT_ELSEWHERE' },
      ],
    })
    await expect(marksOf().putMark(cell({ lessonId: held }))).resolves.toMatchObject({ version: 1 })
  })

  it('is refused when empty, too long or naming a cell twice', async () => {
    const { abramova } = school.pupils
    await expect(marksOf().putMarks(column(lessonId, []))).rejects.toMatchObject({
      reason: 'NOTHING_GIVEN',
    })
    const twice = column(lessonId, [
      [abramova, '5'],
      [abramova, '4'],
    ])
    await expect(marksOf().putMarks(twice)).rejects.toMatchObject({
      reason: 'GIVEN_TWICE',
      violations: [{ field: 'marks[1]' }],
    })
    const many = column(
      lessonId,
      Array.from({ length: 201 }, () => [newId(), '5']),
    )
    await expect(marksOf().putMarks(many)).rejects.toMatchObject({ reason: 'TOO_MANY' })
  })
})

describe('removing a mark', () => {
  it('keeps version and history, and the cell can be filled again', async () => {
    const held = await tellLesson(box, school, 'math', today)
    await marksOf().putMark(cell({ lessonId: held }))
    const ask = { ...cell({ lessonId: held }), expectedVersion: 1 }
    expect(await marksOf().removeMark(ask)).toMatchObject({ value: '', version: 2 })
    await expect(marksOf().removeMark(ask)).rejects.toMatchObject({ reason: 'CHANGED_BY_ANOTHER' })
    await expect(
      marksOf().putMark(cell({ lessonId: held, value: '4', expectedVersion: 2 })),
    ).resolves.toMatchObject({ version: 3 })
  })
})
