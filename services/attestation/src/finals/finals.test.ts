import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  FinalReadServiceDefinition,
  FinalsPut,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import { LessonsChanged } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import {
  classTeacher,
  deputyHead,
  director,
  inspector,
  parent,
  schoolAdmin,
  secretary,
  teacher,
} from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startAttestation } from '../service.ts'
import { openCourse } from '../testing/course.ts'
import type { OpenCourse } from '../testing/course.ts'

let box: Box
let course: OpenCourse

beforeAll(async () => {
  box = await startBox('attestation', startAttestation)
})
afterAll(() => box[Symbol.asyncDispose]())
beforeEach(async () => {
  // In the last week of the second quarter.
  box.clock.set('2026-12-28T08:00:00Z')
  course = await openCourse(box)
})

const lastEvent = async () => {
  await box.settled()
  return box.recordedEvents(FinalsPut).at(-1)
}

describe('the page of finals', () => {
  it('shows pupils by name with averages, advice and warnings of the period', async () => {
    const { anna, boris, marks } = course
    await marks('2026-11-10', { [anna]: '5', [boris]: '3' }, { weight: 2, isWritten: true })
    await marks('2026-11-17', { [anna]: '4', [boris]: '.' })
    await marks('2026-11-24', { [anna]: '4' })
    // Of the first quarter, and not counted here.
    await marks('2026-10-20', { [anna]: '2' })
    const page = await course.page()
    expect(page).toMatchObject({
      periodName: '2-я четверть',
      className: '5А',
      subjectName: 'Математика',
      groupName: '',
      isClosed: false,
      isEditable: true,
      lockedReason: '',
      scale: ['5', '4', '3', '2', '1', 'н/а'],
      startsOn: '2026-11-02',
      endsOn: '2026-12-30',
      deadline: '2027-01-06',
      // Moscow oblast closes the journal with the last final, and the page says so beforehand.
      closesJournal: true,
    })
    const none = { value: '', order: '', version: 0, hasLeft: false }
    expect(page.rows).toEqual([
      {
        ...none,
        pupilId: anna,
        name: 'Аннина А',
        average: 450,
        marks: 3,
        writtenMarks: 1,
        suggested: '5',
        warnings: [],
      },
      {
        ...none,
        pupilId: boris,
        name: 'Борисов А',
        average: 300,
        marks: 1,
        writtenMarks: 1,
        suggested: '3',
        warnings: ['TOO_FEW_MARKS'],
      },
    ])
  })

  it('counts a mark in the period its lesson stands in, also when the lesson moves', async () => {
    const { schoolId, anna, marks } = course
    const lessonId = await marks('2026-12-29', { [anna]: '5' })
    expect((await course.page()).rows[0]).toMatchObject({ marks: 1 })
    const lesson = {
      lessonId,
      schoolId,
      courseId: course.courseId,
      classId: course.classId,
      groupId: '',
      subjectId: course.subjectId,
      teacherId: course.teacherId,
      replacedTeacherId: '',
      roomId: '',
      date: '2027-01-12',
      slot: 1,
      startsAt: '08:30',
      endsAt: '09:10',
      status: 'LESSON_STATUS_PLANNED' as const,
      movedFrom: '2026-12-29',
      movedFromSlot: 1,
      changeReason: '',
      version: 2,
    }
    const told = async (date: string, version: number) =>
      box.deliver(
        LessonsChanged,
        {
          changeId: newId(),
          kind: 'CHANGE_KIND_MOVED',
          reason: '',
          lessons: [{ ...lesson, date, version }],
        },
        { schoolId, subjectId: lessonId },
      )
    await told('2027-01-12', 2)
    // Told late: the older state changes nothing.
    await told('2026-12-29', 1)
    expect((await course.page()).rows[0]).toMatchObject({ marks: 0 })
    expect((await course.page(undefined, 3)).rows[0]).toMatchObject({ marks: 1 })
  })

  it('takes the newest version of a mark, and a removed one no more', async () => {
    const { anna, marks } = course
    const lessonId = await marks('2026-11-10', { [anna]: '2' }, { version: 2 })
    await marks('2026-11-10', { [anna]: '5' }, { version: 1, lessonId })
    expect((await course.page()).rows[0]).toMatchObject({ average: 200 })
    await marks('2026-11-10', { [anna]: '' }, { version: 3, lessonId })
    expect((await course.page()).rows[0]).toMatchObject({ average: 0, marks: 0, suggested: '' })
  })

  it('is of the group’s pupils only, and of those who were here in the period', async () => {
    const { school, classId, subjectId, teacherId, anna, boris } = course
    const groupId = await school.group(classId, '1-я группа', [boris])
    const ofGroup = await school.course({ classId, subjectId, teacherId, groupId })
    await school.pupil(classId, StudyForm.FULL_TIME, { leftOn: '2026-11-20' })
    await school.pupil(classId, StudyForm.FULL_TIME, { enrolledOn: '2027-01-11' })
    expect((await course.page()).rows.map(({ pupilId }) => pupilId)).toEqual([anna, boris])
    const { schoolId, caller } = course
    const group = await box
      .client(FinalReadServiceDefinition, caller)
      .getFinalsPage({ schoolId, courseId: ofGroup, periodId: '' })
    expect(group).toMatchObject({ groupName: '1-я группа', rows: [{ pupilId: boris }] })
  })

  it('is read by leadership and from above, edited by neither, and hidden from others', async () => {
    const { schoolId, school, classId, anna } = course
    const personId = newId()
    const { regionId } = school
    for (const caller of [director({ schoolId, personId }), inspector({ regionId, personId })]) {
      expect(await course.page(caller)).toMatchObject({
        isEditable: false,
        lockedReason: 'COURSE_NOT_YOURS',
      })
    }
    await expect(course.page(teacher({ schoolId, personId }))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'COURSE_NOT_YOURS',
    })
    await expect(course.page(secretary({ schoolId, personId }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const foreign = [
      director({ schoolId: newId(), personId }),
      inspector({ regionId: newId(), personId }),
    ]
    for (const caller of foreign) {
      await expect(course.page(caller)).rejects.toMatchObject({ reason: 'COURSE_NOT_FOUND' })
    }
    const children = [{ schoolId, classId, pupilId: anna }]
    await expect(course.page(parent({ personId, children }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('finals', () => {
  it('are set, told whole, and close the journal when everyone has one (P-13)', async () => {
    const { anna, boris, finals, putting } = course
    const first = await finals().putFinals(putting([{ pupilId: anna, value: '5' }]))
    expect(first).toMatchObject({
      isClosed: false,
      rows: [{ value: '5', version: 1 }, { value: '' }],
    })
    expect((await lastEvent())?.event).toMatchObject({
      closesJournal: false,
      version: 1,
      year: 2026,
      finals: [{ pupilId: anna, value: '5', isNew: true }],
    })
    const second = await finals().putFinals(putting([{ pupilId: boris, value: '4' }]))
    expect(second.isClosed).toBe(true)
    expect(await course.page()).toEqual(second)
    expect((await lastEvent())?.event).toMatchObject({
      closesJournal: true,
      version: 2,
      finals: [
        { pupilId: anna, value: '5', isNew: false },
        { pupilId: boris, value: '4', isNew: true },
      ],
    })
    const cleared = await finals().putFinals(
      putting([{ pupilId: anna, value: '', expectedVersion: 1 }]),
    )
    expect(cleared).toMatchObject({
      isClosed: false,
      rows: [{ value: '', version: 2 }, { value: '4' }],
    })
    expect((await lastEvent())?.event).toMatchObject({
      closesJournal: false,
      finals: [{ pupilId: boris, isNew: false }],
    })
  })

  it('keep every version with who and when, in an audit that holds together', async () => {
    const { schoolId, anna, boris, finals, putting, teacherId } = course
    await finals().putFinals(putting([{ pupilId: anna, value: '4' }]))
    const order = '№ 12 от 20.12.2026'
    await finals().putFinals(
      putting([
        { pupilId: anna, value: 'н/а', order, expectedVersion: 1 },
        { pupilId: boris, value: '3' },
      ]),
    )
    const [versions, audited] = await box.db.read({ schoolId }, (read) =>
      Promise.all([
        read.rows(
          'versions',
          sql`
            select version, value, order_text, set_by
            from final_version
            where pupil_id = ${anna}
            order by version`,
        ),
        verifyAudit(read, schoolId),
      ]),
    )
    expect(versions).toEqual([
      { version: 1, value: '4', orderText: '', setBy: teacherId },
      { version: 2, value: 'н/а', orderText: order, setBy: teacherId },
    ])
    expect(audited).toEqual({ entries: 2, brokenAt: undefined })
  })

  it('name the second writer what stands there now', async () => {
    const { schoolId, classId, classTeacherId, anna, finals, putting } = course
    const other = classTeacher({ schoolId, classId, personId: classTeacherId })
    const results = await Promise.allSettled([
      finals().putFinals(putting([{ pupilId: anna, value: '4' }])),
      finals(other).putFinals(putting([{ pupilId: anna, value: '5' }])),
    ])
    const [refused] = results.filter((result) => result.status === 'rejected')
    const stands = (await course.page()).rows[0]?.value
    expect(refused?.reason).toMatchObject({
      kind: 'conflict',
      reason: 'CHANGED_BY_ANOTHER',
      violations: [{ field: 'finals[0].value', details: { value: stands, version: '1' } }],
    })
  })

  it('are set once however often they are sent', async () => {
    const { anna, finals, putting } = course
    const idempotencyKey = newId()
    const asked = putting([{ pupilId: anna, value: '4' }])
    const first = await finals().putFinals(asked, { idempotencyKey })
    expect(await finals().putFinals(asked, { idempotencyKey })).toEqual(first)
    // Without the key too: what stands already is no change.
    expect(await finals().putFinals(asked)).toEqual(first)
  })

  it('are all refused when one is wrong, each by its field and rule', async () => {
    const { anna, boris, finals, putting } = course
    await expect(
      finals().putFinals(
        putting([
          { pupilId: anna, value: '6' },
          { pupilId: boris, value: 'н/а' },
          { pupilId: newId(), value: '5' },
        ]),
      ),
    ).rejects.toMatchObject({
      kind: 'invalid',
      violations: [
        { field: 'finals[0].value', reason: 'FINAL_OUTSIDE_SCALE', details: { policy: 'P-15' } },
        { field: 'finals[1].order', reason: 'ORDER_REQUIRED', details: { policy: 'P-09' } },
        { field: 'finals[2].pupilId', reason: 'PUPIL_NOT_IN_COURSE' },
      ],
    })
    await expect(
      finals().putFinals(
        putting([
          { pupilId: anna, value: '5' },
          { pupilId: anna, value: '4' },
        ]),
      ),
    ).rejects.toMatchObject({ reason: 'PUPIL_REPEATED' })
    await expect(finals().putFinals(putting([]))).rejects.toMatchObject({ reason: 'REQUIRED' })
    await expect(
      finals().putFinals({ ...putting([{ pupilId: anna, value: '5' }]), periodId: newId() }),
    ).rejects.toMatchObject({ reason: 'PERIOD_NOT_FOUND' })
    expect((await course.page()).rows.map(({ value }) => value)).toEqual(['', ''])
  })

  it('wait for the last week of the period', async () => {
    const { anna, finals, putting } = course
    box.clock.set('2026-12-22T08:00:00Z')
    const refused = {
      reason: 'FINALS_TOO_EARLY',
      details: { opensOn: '2026-12-23', policy: 'P-10' },
    }
    await expect(
      finals().putFinals(putting([{ pupilId: anna, value: '5' }])),
    ).rejects.toMatchObject({ kind: 'precondition', ...refused })
    expect(await course.page()).toMatchObject({
      isEditable: false,
      lockedReason: 'FINALS_TOO_EARLY',
      lockedGround: expect.stringContaining('7 дней'),
    })
  })

  it.each([
    ['grade 1', { className: '1А' }, 'GRADE_1_UNMARKED'],
    ['a subject without attestation', { isUngraded: true }, 'FINAL_NOT_EXPECTED'],
  ])('are not for %s', async (_, of, reason) => {
    const ungraded = await openCourse(box, of)
    const asked = ungraded.putting([{ pupilId: ungraded.anna, value: '5' }])
    await expect(ungraded.finals().putFinals(asked)).rejects.toMatchObject({ reason })
    expect(await ungraded.page()).toMatchObject({ scale: [], lockedReason: reason })
  })

  it('are set by the class teacher where P-26 lets them, by the administrator nowhere', async () => {
    const set = async (of: OpenCourse, caller: ReturnType<typeof schoolAdmin>) =>
      of.finals(caller).putFinals(of.putting([{ pupilId: of.anna, value: '5' }]))
    const ofClass = ({ schoolId, classId, classTeacherId }: OpenCourse) =>
      classTeacher({ schoolId, classId, personId: classTeacherId })
    expect((await set(course, ofClass(course))).rows[0]?.value).toBe('5')
    const strict = await openCourse(box, { preset: 'krasnoyarsk' })
    await expect(set(strict, ofClass(strict))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'CLASS_TEACHER_MAY_NOT',
      details: { policy: 'P-26' },
    })
    const { schoolId } = strict
    await expect(set(strict, schoolAdmin({ schoolId, personId: newId() }))).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
    await expect(set(strict, deputyHead({ schoolId, personId: newId() }))).rejects.toMatchObject({
      reason: 'COURSE_NOT_YOURS',
    })
    await expect(set(strict, teacher({ schoolId, personId: newId() }))).rejects.toMatchObject({
      reason: 'COURSE_NOT_YOURS',
    })
    await expect(set(strict, director({ schoolId, personId: newId() }))).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
  })

  it('of a pupil taught at home are entered by the deputy head in Samara (P-22)', async () => {
    const samara = await openCourse(box, { preset: 'samara' })
    const { school, schoolId, classId, finals, putting } = samara
    const pupilId = await school.pupil(classId, StudyForm.HOME)
    const asked = putting([{ pupilId, value: '4' }])
    await expect(finals().putFinals(asked)).rejects.toMatchObject({
      violations: [{ reason: 'FINALS_BY_DEPUTY_HEAD', details: { policy: 'P-22' } }],
    })
    const deputy = finals(deputyHead({ schoolId, personId: newId() }))
    const page = await deputy.putFinals(asked)
    expect(page.rows.find((row) => row.pupilId === pupilId)?.value).toBe('4')
    // Everybody else's are the teacher's.
    await expect(
      deputy.putFinals(putting([{ pupilId: samara.anna, value: '5' }])),
    ).rejects.toMatchObject({
      violations: [{ reason: 'FINALS_BY_TEACHER', details: { policy: 'P-22' } }],
    })
  })

  it('stay with a pupil who left, and no other is asked for', async () => {
    const { school, schoolId, classId, anna, boris, finals, putting } = course
    const both = [anna, boris].map((pupilId) => ({ pupilId, value: '5' }))
    await finals().putFinals(putting(both.slice(0, 1)))
    await school.pupil(classId, StudyForm.FULL_TIME, {
      pupilId: anna,
      leftOn: '2026-12-27',
      version: 2,
    })
    const page = await finals().putFinals(putting(both.slice(1)))
    expect(page.rows.find(({ pupilId }) => pupilId === anna)).toMatchObject({
      value: '5',
      hasLeft: true,
    })
    expect(page.isClosed).toBe(true)
    const again = putting([{ pupilId: anna, value: '4', expectedVersion: 1 }])
    await expect(finals().putFinals(again)).rejects.toMatchObject({
      violations: [{ reason: 'PUPIL_NOT_IN_COURSE' }],
    })
    const nobody = box.db.read({ schoolId: newId() }, (read) =>
      read.one('count', sql`select count(*) as finals from final where school_id = ${schoolId}`),
    )
    expect(await nobody).toEqual({ finals: 0 })
  })
})
