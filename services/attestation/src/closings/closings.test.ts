import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  ClosingReadServiceDefinition,
  ClosingServiceDefinition,
  PeriodClosingChanged,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { verifyAudit } from '@zvonok/runtime/audit'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { deputyHead, director, schoolAdmin, teacher } from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startAttestation } from '../service.ts'
import { openCourse } from '../testing/course.ts'
import type { OpenCourse } from '../testing/course.ts'

let box: Box
let course: OpenCourse
let admin: Caller
let periodId: string

beforeAll(async () => {
  box = await startBox('attestation', startAttestation)
})
afterAll(() => box[Symbol.asyncDispose]())
beforeEach(async () => {
  // In the last week of the second quarter.
  box.clock.set('2026-12-28T08:00:00Z')
  course = await openCourse(box, { preset: 'samara' })
  const personId = await course.school.teacher('Крылова')
  admin = schoolAdmin({ schoolId: course.schoolId, personId })
  periodId = course.school.periodIds[1] ?? ''
})

const asked = (more: { classIds?: string[]; expectedVersion?: number; reason?: string } = {}) => ({
  schoolId: course.schoolId,
  periodId,
  classIds: [],
  reason: 'Приказ № 41 от 28.12.2026',
  expectedVersion: 0,
  ...more,
})
const closings = (as: Caller = admin) => box.client(ClosingServiceDefinition, as)
const list = (as: Caller = admin) =>
  box
    .client(ClosingReadServiceDefinition, as)
    .listClosings({ schoolId: course.schoolId, year: 2026 })

describe('a period', () => {
  it('is closed for every class of its kind, told, and seen with who and why', async () => {
    const { school, classId, schoolId, subjectId, teacherId } = course
    const other = await school.schoolClass('6Б')
    await school.course({ classId: other, subjectId, teacherId })
    // Of half-years, and a class without a journal this year: neither is meant.
    const senior = await school.schoolClass('10А', PeriodKind.HALF_YEAR)
    await school.course({ classId: senior, subjectId, teacherId })
    await school.schoolClass('7В')
    const closed = await closings().closePeriod(asked())
    expect(closed).toMatchObject({
      name: '2-я четверть',
      kind: 'PERIOD_KIND_QUARTER',
      opensOn: '2026-12-23',
      version: 1,
      classes: [
        { classId, name: '5А', isClosed: true, missingFinals: 2 },
        { classId: other, name: '6Б', isClosed: true, missingFinals: 0 },
      ],
      changes: [
        {
          isClosing: true,
          classNames: ['5А', '6Б'],
          reason: 'Приказ № 41 от 28.12.2026',
          changedBy: 'Крылова А. Б.',
        },
      ],
    })
    const all = await list()
    expect(all).toMatchObject({ mayChange: true, lockedReason: '', today: '2026-12-28' })
    expect(all.periods.map(({ version }) => version)).toEqual([0, 1, 0, 0])
    expect(all.periods[1]).toEqual(closed)
    await box.settled()
    const [{ event, envelope } = {}] = box.recordedEvents(PeriodClosingChanged).slice(-1)
    expect(event).toMatchObject({ schoolId, periodId, version: 1 })
    expect(event?.classIds.toSorted()).toEqual([classId, other].toSorted())
    expect(envelope).toMatchObject({ subjectId: periodId, version: 1 })
  })

  it('opens again for one class with a reason, and its history stays', async () => {
    const { school, classId, subjectId, teacherId, schoolId } = course
    const other = await school.schoolClass('6Б')
    await school.course({ classId: other, subjectId, teacherId })
    await closings().closePeriod(asked())
    const reason = 'Отметка внесена по ошибке'
    const reopened = await closings().reopenPeriod(
      asked({ classIds: [classId], reason, expectedVersion: 1 }),
    )
    expect(reopened).toMatchObject({
      version: 2,
      classes: [
        { classId, isClosed: false },
        { classId: other, isClosed: true },
      ],
      changes: [{ isClosing: false, classNames: ['5А'], reason }, { isClosing: true }],
    })
    await box.settled()
    expect(box.recordedEvents(PeriodClosingChanged).at(-1)?.event).toMatchObject({
      classIds: [other],
      changedClassIds: [classId],
      version: 2,
    })
    const audited = await box.db.read({ schoolId }, (read) => verifyAudit(read, schoolId))
    expect(audited).toEqual({ entries: 2, brokenAt: undefined })
  })

  it('is closed once however often it is asked', async () => {
    const idempotencyKey = newId()
    const first = await closings().closePeriod(asked(), { idempotencyKey })
    expect(await closings().closePeriod(asked(), { idempotencyKey })).toEqual(first)
    // Without the key too: what is closed stays closed, and nothing new is written.
    expect(await closings().closePeriod(asked({ expectedVersion: 1 }))).toEqual(first)
  })

  it('lets one of two writers through and tells the other', async () => {
    const results = await Promise.allSettled([
      closings().closePeriod(asked()),
      closings().closePeriod(asked({ reason: 'Приказ № 42' })),
    ])
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      kind: 'conflict',
      reason: 'CLOSING_CHANGED',
      details: { version: '1' },
    })
  })

  it.each([
    ['without a reason', { reason: ' ' }, 'reason', 'REQUIRED'],
    ['with half a word', { reason: 'ок' }, 'reason', 'TEXT_TOO_SHORT'],
    ['with a novel', { reason: 'а'.repeat(301) }, 'reason', 'TEXT_TOO_LONG'],
    ['for an unknown class', { classIds: [newId()] }, 'classIds[0]', 'CLASS_NOT_FOUND'],
    ['for no class at all', { classIds: ['5А'] }, 'classIds[0]', 'NOT_AN_ID'],
  ])('is not closed %s', async (_, more, field, reason) => {
    await expect(closings().closePeriod(asked(more))).rejects.toMatchObject({
      kind: 'invalid',
      violations: [{ field, reason }],
    })
  })

  it('is not closed before its finals open', async () => {
    box.clock.set('2026-12-22T08:00:00Z')
    await expect(closings().closePeriod(asked())).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'CLOSING_TOO_EARLY',
      details: { opensOn: '2026-12-23' },
    })
  })

  it('never closes where the policy keeps journals open, and the ground is said', async () => {
    course = await openCourse(box, { preset: 'krasnoyarsk' })
    const { schoolId } = course
    admin = schoolAdmin({ schoolId, personId: newId() })
    periodId = course.school.periodIds[1] ?? ''
    await expect(closings().closePeriod(asked())).rejects.toMatchObject({
      reason: 'PERIODS_NEVER_CLOSE',
      details: { policy: 'P-13', ground: expect.any(String) },
    })
    expect(await list()).toMatchObject({
      lockedReason: 'PERIODS_NEVER_CLOSE',
      ground: expect.stringContaining('не закрывает'),
    })
  })

  it('is closed by the administrator alone, seen by leadership, and hidden from others', async () => {
    const { schoolId } = course
    const personId = newId()
    const deputy = deputyHead({ schoolId, personId })
    for (const caller of [deputy, director({ schoolId, personId }), course.caller]) {
      await expect(closings(caller).closePeriod(asked())).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(closings(caller).reopenPeriod(asked())).rejects.toMatchObject({
        kind: 'forbidden',
      })
    }
    expect(await list(deputy)).toMatchObject({ mayChange: false })
    await expect(list(course.caller)).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = schoolAdmin({ schoolId: newId(), personId })
    await expect(list(stranger)).rejects.toMatchObject({ reason: 'SCHOOL_NOT_FOUND' })
    await expect(closings(stranger).closePeriod(asked())).rejects.toMatchObject({
      reason: 'PERIOD_NOT_FOUND',
    })
  })
})

describe('finals of a closed period', () => {
  it('stay as they are until it is opened again', async () => {
    const { anna, finals, putting, classId } = course
    await finals().putFinals(putting([{ pupilId: anna, value: '4' }]))
    expect((await list()).periods[1]?.classes).toMatchObject([{ missingFinals: 1 }])
    await closings().closePeriod(asked({ classIds: [classId] }))
    const changing = putting([{ pupilId: anna, value: '5', expectedVersion: 1 }])
    await expect(finals().putFinals(changing)).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'PERIOD_CLOSED',
      details: { closedBy: 'school', policy: 'P-13', ground: expect.any(String) },
    })
    expect(await course.page()).toMatchObject({
      isClosed: true,
      isEditable: false,
      lockedReason: 'PERIOD_CLOSED',
      rows: [{ value: '4' }, { value: '' }],
    })
    await closings().reopenPeriod(asked({ expectedVersion: 1, reason: 'Исправить итог' }))
    expect(await finals().putFinals(changing)).toMatchObject({ isClosed: false })
  })
})

it('a teacher of another school closes nothing here', async () => {
  const caller = teacher({ schoolId: newId(), personId: newId() })
  await expect(closings(caller).closePeriod(asked())).rejects.toMatchObject({ kind: 'forbidden' })
})
