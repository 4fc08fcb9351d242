import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import {
  NoticeKind,
  NoticeServiceDefinition,
} from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { ChangeKind, LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { newId } from '@zvonok/runtime/id'
import { person, serviceCaller } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startNotifications } from '../service.ts'
import {
  about,
  lessonOf,
  newSchool,
  tellLessons,
  tellMarks,
  tellSchool,
  type School,
} from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('notifications', startNotifications, { now: '2026-11-10T05:00:00Z' })
})
afterAll(() => box[Symbol.asyncDispose]())

const clientOf = (schoolId: string, personId: string, role = 'parent') =>
  box.client(NoticeServiceDefinition, person({ role, schoolId, personId }))

const noticesOf = async (school: School, personId: string): Promise<Notice[]> =>
  (await clientOf(school.schoolId, personId).listNotices({ before: '', limit: 0 })).notices

const attendance = (
  school: School,
  lessonId: string,
  version: number,
  absences: readonly { pupilId: string; kind: string }[],
) =>
  box.deliver(
    AttendancePut,
    {
      schoolId: school.schoolId,
      lessonId,
      courseId: school.courses.math,
      classId: school.classId,
      date: '2026-11-10',
      absences: absences.map((each) => ({ code: 'Н', label: 'Отсутствовал', ...each })),
      expectedPupils: 3,
      takenAt: box.clock.now(),
      version,
    },
    about(school),
  )

describe('a mark', () => {
  it('is told the pupil and the parents, once per event, and live', async () => {
    const school = await tellSchool(box)
    const { anna } = school.pupils
    const heard: string[] = []
    const channel = `notices:${school.parents.ofAnna}`
    await using _ = await box.live.subscribe(channel, (text) => heard.push(text))
    const eventId = newId()
    await tellMarks(box, school, [{ pupilId: anna, value: '5' }], eventId)
    await tellMarks(box, school, [{ pupilId: anna, value: '5' }], eventId)
    for (const personId of [anna, school.parents.ofAnna]) {
      expect(await noticesOf(school, personId)).toMatchObject([
        {
          kind: NoticeKind.MARK,
          personId,
          pupilId: anna,
          isRead: false,
          details: {
            pupil: 'Анна Абрамова',
            subject: 'Математика',
            value: '5',
            work: 'Ответ на уроке',
            date: '2026-11-10',
          },
        },
      ])
    }
    expect(await noticesOf(school, school.parents.ofSiblings)).toEqual([])
    expect(heard.map((text) => JSON.parse(text))).toEqual([{ personId: school.parents.ofAnna }])
  })

  it('changed, removed, and left as it was', async () => {
    const school = await tellSchool(box)
    const pupilId = school.pupils.boris
    await tellMarks(box, school, [{ pupilId, value: '4', previousValue: '3' }])
    await tellMarks(box, school, [{ pupilId, value: '', previousValue: '4' }])
    await tellMarks(box, school, [{ pupilId, value: '4', previousValue: '4', comment: 'new' }])
    const details = (await noticesOf(school, pupilId)).map((notice) => notice.details)
    expect(details).toMatchObject([
      { value: '', previous: '4' },
      { value: '4', previous: '3' },
    ])
    expect(details).toHaveLength(2)
  })

  it('changed beside a new one says only what stands now', async () => {
    const school = await tellSchool(box)
    const pupilId = school.pupils.boris
    await tellMarks(box, school, [
      { pupilId, value: '4', previousValue: '3' },
      { pupilId, value: '5', workNumber: 2 },
    ])
    const [notice] = await noticesOf(school, pupilId)
    expect(notice?.details).toMatchObject({ value: '4, 5' })
    expect(notice?.details).not.toHaveProperty('previous')
  })

  it('says nothing more of a pupil who left', async () => {
    const school = await tellSchool(box)
    await tellMarks(box, school, [{ pupilId: school.pupils.gone, value: '5' }])
    expect(await noticesOf(school, school.pupils.gone)).toEqual([])
  })
})

describe('an absence', () => {
  it('without a valid reason is told the parents only, once, whatever order the events come in', async () => {
    const school = await tellSchool(box)
    const { anna, boris, vera } = school.pupils
    const lesson = lessonOf(school, 'math', '2026-11-10', { slot: 3 })
    await tellLessons(box, school, [lesson])
    const [alarming, sick] = [
      { pupilId: boris, kind: 'unknown' },
      { pupilId: anna, kind: 'sick' },
    ]
    await attendance(school, lesson.lessonId, 2, [alarming, sick])
    await attendance(school, lesson.lessonId, 1, [{ pupilId: vera, kind: 'unexcused' }])
    await attendance(school, lesson.lessonId, 3, [alarming])
    expect(await noticesOf(school, school.parents.ofSiblings)).toMatchObject([
      {
        kind: NoticeKind.ABSENCE,
        pupilId: boris,
        details: {
          pupil: 'Борис Белов',
          subject: 'Математика',
          slot: '3',
          value: 'Отсутствовал',
          absence: 'unknown',
        },
      },
    ])
    expect(await noticesOf(school, school.parents.ofAnna)).toEqual([])
    expect(await noticesOf(school, boris)).toEqual([])
  })
})

describe('finals', () => {
  it('are told when set or changed', async () => {
    const school = await tellSchool(box)
    const { anna, boris } = school.pupils
    const put = {
      schoolId: school.schoolId,
      courseId: school.courses.math,
      classId: school.classId,
      subjectId: school.subjects.math,
      periodId: school.periodId,
      year: 2026,
      finals: [
        { pupilId: anna, value: '5', isNew: true, previousValue: '4' },
        { pupilId: boris, value: '4', isNew: false, previousValue: '' },
      ],
      closesJournal: false,
      setAt: box.clock.now(),
      version: 1,
    }
    await box.deliver(FinalsPut, put, about(school))
    expect(await noticesOf(school, school.parents.ofAnna)).toMatchObject([
      {
        kind: NoticeKind.FINAL,
        details: {
          pupil: 'Анна Абрамова',
          subject: 'Математика',
          period: '2-я четверть',
          value: '5',
          previous: '4',
        },
      },
    ])
    expect(await noticesOf(school, boris)).toEqual([])
  })
})

describe('a change of the timetable', () => {
  it('says nothing of a generation', async () => {
    const school = await tellSchool(box)
    await tellLessons(box, school, [lessonOf(school, 'math', '2026-11-12')])
    expect(await noticesOf(school, school.pupils.boris)).toEqual([])
  })

  it('of a group concerns the group and the teacher', async () => {
    const school = await tellSchool(box)
    const lesson = lessonOf(school, 'english', '2026-11-12', { slot: 4 })
    await tellLessons(box, school, [lesson])
    const cancelled = { ...lesson, status: LessonStatus.CANCELLED, version: 2 }
    await tellLessons(box, school, [cancelled], { kind: ChangeKind.CANCELLED, reason: 'Карантин' })
    const told = {
      kind: NoticeKind.LESSON_CHANGED,
      details: {
        change: 'cancelled',
        reason: 'Карантин',
        subject: 'Английский язык',
        date: '2026-11-12',
        slot: '4',
      },
    }
    const { pupils, parents, staff } = school
    for (const personId of [pupils.anna, parents.ofAnna]) {
      expect(await noticesOf(school, personId)).toMatchObject([told])
    }
    // Whoever teaches many classes is told which.
    const ofTeacher = { ...told.details, subject: 'Английский язык 5А' }
    expect(await noticesOf(school, staff.english)).toMatchObject([{ ...told, details: ofTeacher }])
    for (const personId of [pupils.boris, parents.ofSiblings, staff.math]) {
      expect(await noticesOf(school, personId)).toEqual([])
    }
  })

  it('in bulk is one notice per person, though it comes in several events', async () => {
    const school = await tellSchool(box)
    const { math, substitute } = school.staff
    const lessons = ['2026-11-17', '2026-11-12', '2026-11-19'].map((date) =>
      lessonOf(school, 'math', date),
    )
    await tellLessons(box, school, lessons)
    const replaced = lessons.map((lesson) => ({
      ...lesson,
      teacherId: substitute,
      replacedTeacherId: math,
      version: 2,
    }))
    const change = { kind: ChangeKind.TEACHER_REPLACED, changeId: newId(), reason: 'Курсы' }
    await tellLessons(box, school, replaced.slice(0, 2), change)
    await tellLessons(box, school, replaced.slice(2), change)
    const { pupils, parents } = school
    for (const personId of [pupils.boris, parents.ofSiblings, math, substitute]) {
      expect(await noticesOf(school, personId)).toMatchObject([
        {
          details: {
            change: 'replaced',
            teacher: 'Ким М.',
            count: '3',
            date: '2026-11-12',
            lastDate: '2026-11-19',
          },
        },
      ])
    }
  })

  it('that ends some substitutions and starts others is told as a substitution', async () => {
    const school = await tellSchool(box)
    const { math, substitute } = school.staff
    const lessons = ['2026-11-12', '2026-11-17'].map((date) => lessonOf(school, 'math', date))
    await tellLessons(box, school, lessons)
    const [first, second] = lessons.map((lesson) => ({ ...lesson, version: 2 }))
    const change = { kind: ChangeKind.TEACHER_REPLACED, changeId: newId(), reason: 'Курсы' }
    await tellLessons(box, school, [first!], change)
    const replaced = { ...second!, teacherId: substitute, replacedTeacherId: math }
    await tellLessons(box, school, [replaced], change)
    const told = { details: { change: 'replaced', count: '2' } }
    expect(await noticesOf(school, school.pupils.boris)).toMatchObject([told])
  })

  it('tells the former substitute too, and where a lesson moves to', async () => {
    const school = await tellSchool(box)
    const { math, substitute } = school.staff
    const lesson = lessonOf(school, 'math', '2026-11-12', {
      teacherId: substitute,
      replacedTeacherId: math,
    })
    await tellLessons(box, school, [lesson])
    const back = { ...lesson, teacherId: math, replacedTeacherId: '', version: 2 }
    await tellLessons(box, school, [back], { kind: ChangeKind.TEACHER_REPLACED })
    // Nobody replaces anybody any more: the own teacher is back.
    const returned = [{ details: { change: 'returned', teacher: 'Иванова М.' } }]
    expect(await noticesOf(school, substitute)).toMatchObject(returned)
    expect(await noticesOf(school, school.pupils.vera)).toMatchObject(returned)
    const from = { movedFrom: '2026-11-12', movedFromSlot: 1 }
    const moved = { ...back, ...from, date: '2026-11-14', slot: 2, version: 3 }
    await tellLessons(box, school, [moved], { kind: ChangeKind.MOVED })
    // The older state comes late and is no news.
    await tellLessons(box, school, [back], { kind: ChangeKind.RESTORED })
    const [notice, ...older] = await noticesOf(school, school.pupils.vera)
    expect(notice?.details).toMatchObject({
      change: 'moved',
      date: '2026-11-12',
      slot: '1',
      newDate: '2026-11-14',
      newSlot: '2',
    })
    expect(older).toHaveLength(1)
    const within = { ...moved, slot: 5, version: 4 }
    await tellLessons(box, school, [within], { kind: ChangeKind.MOVED })
    const [last] = await noticesOf(school, school.pupils.vera)
    expect(last?.details).toMatchObject({
      date: '2026-11-14',
      slot: '2',
      newDate: '2026-11-14',
      newSlot: '5',
    })
  })
})

describe('ListNotices and ReadNotices', () => {
  it('join all persons of the account, page, and count what is unread', async () => {
    const [here, there] = [await tellSchool(box), await tellSchool(box, newSchool())]
    const grant = (school: School) => ({
      role: 'parent',
      schoolId: school.schoolId,
      personId: school.parents.ofAnna,
    })
    const notices = box.client(NoticeServiceDefinition, person(grant(here), grant(there)))
    for (const school of [here, there, here]) {
      await tellMarks(box, school, [{ pupilId: school.pupils.anna, value: '5' }])
    }
    const first = await notices.listNotices({ before: '', limit: 2 })
    expect(first.notices.map(({ schoolId }) => schoolId)).toEqual([here.schoolId, there.schoolId])
    expect(first.unread).toBe(3)
    const before = first.notices[1]?.noticeId ?? ''
    const second = await notices.listNotices({ before, limit: 2 })
    expect(second.notices.map(({ schoolId }) => schoolId)).toEqual([here.schoolId])
    const idempotencyKey = newId()
    const one = { noticeIds: [before] }
    expect(await notices.readNotices(one, { idempotencyKey })).toEqual({ unread: 2 })
    expect(await notices.readNotices(one, { idempotencyKey })).toEqual({ unread: 2 })
    expect(await notices.readNotices({ noticeIds: [] })).toEqual({ unread: 0 })
  })

  it('touch nobody else’s, not even with the school mixed up', async () => {
    const [here, there] = [await tellSchool(box), await tellSchool(box)]
    await tellMarks(box, here, [{ pupilId: here.pupils.anna, value: '5' }])
    const [notice] = await noticesOf(here, here.parents.ofAnna)
    const other = clientOf(here.schoolId, here.parents.ofSiblings)
    await other.readNotices({ noticeIds: [notice?.noticeId ?? ''] })
    await other.readNotices({ noticeIds: [] })
    expect((await noticesOf(here, here.parents.ofAnna))[0]?.isRead).toBe(false)
    const mixed = clientOf(there.schoolId, here.parents.ofAnna)
    expect((await mixed.listNotices({ before: '', limit: 0 })).notices).toEqual([])
  })

  it('refuse what is no id, no size, and nobody', async () => {
    const notices = clientOf(newId(), newId())
    await expect(notices.listNotices({ before: 'x', limit: 0 })).rejects.toMatchObject({
      violations: [{ field: 'before', reason: 'NOT_AN_ID' }],
    })
    await expect(notices.listNotices({ before: '', limit: 101 })).rejects.toMatchObject({
      violations: [{ field: 'limit', reason: 'OUT_OF_RANGE' }],
    })
    await expect(notices.readNotices({ noticeIds: [newId(), '1'] })).rejects.toMatchObject({
      violations: [{ field: 'noticeIds[1]', reason: 'NOT_AN_ID' }],
    })
    const nobody = box.client(NoticeServiceDefinition)
    await expect(nobody.listNotices({ before: '', limit: 0 })).rejects.toMatchObject({
      kind: 'unauthenticated',
    })
    const machine = box.client(NoticeServiceDefinition, serviceCaller('gateway'))
    await expect(machine.listNotices({ before: '', limit: 0 })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
