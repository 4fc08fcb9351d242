import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import {
  ConflictKind,
  TemplateServiceDefinition,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import { newId } from '@zvonok/runtime/id'
import { classTeacher, deputyHead, dispatcher } from '@zvonok/testing/callers'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startScheduling } from '../service.ts'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import { eightBells } from '../testing/bells.ts'

let box: Box
let school: SchoolTeller
let templates: ReturnType<typeof clientOf>
let bellsId: string
let room: string

const clientOf = (caller = dispatcher({ schoolId: school.schoolId, personId: newId() })) =>
  box.client(TemplateServiceDefinition, caller)

beforeAll(async () => {
  box = await startBox('scheduling', startScheduling)
  school = await new SchoolTeller(box).open()
  const { schoolId } = school
  const caller = dispatcher({ schoolId, personId: newId() })
  const bells = { schoolId, bellsId: '', name: 'Основное', slots: eightBells, expectedVersion: 0 }
  ;({ bellsId } = await box.client(BellServiceDefinition, caller).putBells(bells))
  templates = clientOf(caller)
  room = await school.room('214')
})
afterAll(() => box[Symbol.asyncDispose]())

const cell = (courseId: string, weekday: number, slot: number, roomId = '', week = 0) => ({
  courseId,
  weekday,
  slot,
  roomId,
  week,
})

type Cell = ReturnType<typeof cell>

const putting = (name: string, cells: Cell[]) => ({
  schoolId: school.schoolId,
  templateId: '',
  year: 2026,
  name,
  bellsId,
  cells,
  expectedVersion: 0,
  startsOn: '',
  endsOn: '',
})

const checking = (cells: Cell[]) => {
  const { name: _name, expectedVersion: _version, ...rest } = putting('', cells)
  return rest
}

/** A course of a new class with a teacher of its own, two hours a week. */
const newCourse = async (className: string, surname = className) => {
  const classId = await school.schoolClass(className)
  const teacherId = await school.teacher(surname)
  const subjectId = await school.subject('Математика')
  const courseId = await school.course({ classId, subjectId, teacherId })
  return { classId, teacherId, subjectId, courseId }
}

const refusing = async (cells: Cell[]) =>
  (await templates.checkTemplate(checking(cells))).conflicts.filter((each) => !each.isWarning)

describe('timetable templates', () => {
  it('are saved with their cells, changed by version and listed by year', async () => {
    const { courseId } = await newCourse('5А')
    const cells = [cell(courseId, 1, 1, room), cell(courseId, 3, 2)]
    const { template, conflicts } = await templates.putTemplate(putting('Основное', cells))
    expect(conflicts).toEqual([])
    expect(template).toMatchObject({ name: 'Основное', version: 1, cells })
    const change = { ...putting('Основное', cells.slice(0, 1)), templateId: template!.templateId }
    const changed = await templates.putTemplate({ ...change, expectedVersion: 1 })
    expect(changed.conflicts).toMatchObject([
      { kind: ConflictKind.HOURS_UNDER, isWarning: true, label: '5А · Математика' },
    ])
    await expect(templates.putTemplate({ ...change, expectedVersion: 1 })).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '2' },
    })
    const listed = await templates.listTemplates({ schoolId: school.schoolId, year: 2026 })
    expect(listed.templates).toEqual([changed.template])
    expect(await templates.listTemplates({ schoolId: school.schoolId, year: 2025 })).toEqual({
      templates: [],
    })
    await expect(templates.putTemplate(putting('Основное', []))).rejects.toMatchObject({
      reason: 'TEMPLATE_NAME_TAKEN',
    })
  })

  it('refuse a teacher in two places, in words of the cell', async () => {
    const { teacherId, subjectId, courseId } = await newCourse('6А', 'Занятая')
    const classId = await school.schoolClass('6Б')
    const other = await school.course({ classId, subjectId, teacherId })
    const cells = [cell(courseId, 2, 1), cell(other, 2, 1)]
    expect(await refusing(cells)).toMatchObject([
      {
        kind: ConflictKind.TEACHER,
        weekday: 2,
        slot: 1,
        label: 'Занятая А. Б.',
        courseIds: [courseId, other],
      },
    ])
    await expect(templates.putTemplate(putting('Учитель занят', cells))).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'TEMPLATE_CONFLICTS',
      violations: [
        {
          field: 'cells[0]',
          reason: 'TEACHER_BUSY',
          details: { weekday: '2', slot: '1', courseIds: `${courseId},${other}` },
        },
      ],
    })
    const { templates: saved } = await templates.listTemplates({
      schoolId: school.schoolId,
      year: 2026,
    })
    expect(saved.map(({ name }) => name)).not.toContain('Учитель занят')
  })

  it('refuse two courses in one room, but not in odd and even weeks', async () => {
    const [one, other] = [await newCourse('7А'), await newCourse('7Б')]
    const at = (week: number, otherWeek: number) => [
      cell(one.courseId, 1, 3, room, week),
      cell(other.courseId, 1, 3, room, otherWeek),
    ]
    expect(await refusing(at(0, 2))).toMatchObject([{ kind: ConflictKind.ROOM, label: '214' }])
    expect(await refusing(at(1, 2))).toEqual([])
  })

  it('see a pupil in two groups, by the actual pupils', async () => {
    const { classId, subjectId } = await newCourse('8А')
    const [ann, ben] = [await school.pupil(classId), await school.pupil(classId)]
    const inGroup = async (name: string, pupils: string[]) =>
      school.course({
        classId,
        subjectId,
        teacherId: await school.teacher(name),
        groupId: await school.group(classId, name, pupils),
      })
    const first = await inGroup('1-я группа', [ann])
    const second = await inGroup('2-я группа', [ben])
    const choir = await inGroup('Хор', [ann, ben])
    expect(await refusing([cell(first, 1, 1), cell(second, 1, 1)])).toEqual([])
    expect(await refusing([cell(first, 1, 1), cell(choir, 1, 1)])).toMatchObject([
      { kind: ConflictKind.PUPIL, label: '8А' },
    ])
  })

  it('let a pupil taught at home have lessons while the class has its own', async () => {
    const { classId, subjectId, courseId } = await newCourse('9А')
    const pupil = await school.pupil(classId, StudyForm.HOME)
    const groupId = await school.group(classId, 'Надомник', [pupil])
    const teacherId = await school.teacher('Надомная')
    const home = await school.course({ classId, subjectId, teacherId, groupId })
    expect(await refusing([cell(courseId, 1, 1), cell(home, 1, 1)])).toEqual([])
  })

  it('collide with other templates that hold on the same days', async () => {
    const { teacherId, subjectId, courseId } = await newCourse('6В', 'Общая')
    const classId = await school.schoolClass('6Г')
    const other = await school.course({ classId, subjectId, teacherId })
    const first = { ...putting('1-е полугодие', [cell(courseId, 4, 1)]), endsOn: '2026-12-31' }
    const { template } = await templates.putTemplate(first)
    expect(await refusing([cell(other, 4, 1)])).toMatchObject([{ kind: ConflictKind.TEACHER }])
    const later = { ...checking([cell(other, 4, 1)]), startsOn: '2027-01-01' }
    expect((await templates.checkTemplate(later)).conflicts.filter((c) => !c.isWarning)).toEqual([])
    const itself = { ...checking(first.cells), templateId: template!.templateId }
    expect((await templates.checkTemplate(itself)).conflicts.filter((c) => !c.isWarning)).toEqual(
      [],
    )
  })

  it('refuse more hours than the curriculum has, and bells that do not ring', async () => {
    const { courseId } = await newCourse('5Б')
    const tooMany = [cell(courseId, 1, 1), cell(courseId, 2, 1), cell(courseId, 3, 1, '', 1)]
    expect(await refusing(tooMany)).toMatchObject([
      { kind: ConflictKind.HOURS_OVER, label: '5Б · Математика' },
    ])
    expect(await refusing([cell(courseId, 1, 9)])).toMatchObject([{ kind: ConflictKind.NO_BELL }])
  })

  it('warn of a day on which the class has no lessons', async () => {
    const { courseId } = await newCourse('5В')
    const { conflicts } = await templates.checkTemplate(
      checking([cell(courseId, 1, 1), cell(courseId, 6, 1)]),
    )
    expect(conflicts).toMatchObject([{ kind: ConflictKind.DAY_OFF, weekday: 6, isWarning: true }])
  })

  it('refuse what they do not know, naming the field', async () => {
    const { courseId } = await newCourse('5Г')
    const wrong = async (cells: Cell[]) => templates.putTemplate(putting('Неверное', cells))
    await expect(wrong([cell(newId(), 1, 1)])).rejects.toMatchObject({
      violations: [{ field: 'cells[0].courseId', reason: 'COURSE_NOT_FOUND' }],
    })
    await expect(wrong([cell(courseId, 1, 1, newId())])).rejects.toMatchObject({
      violations: [{ field: 'cells[0].roomId', reason: 'ROOM_NOT_FOUND' }],
    })
    await expect(wrong([cell(courseId, 8, 1, '', 3)])).rejects.toMatchObject({
      violations: [
        { field: 'cells[0].weekday', reason: 'WEEKDAY_INVALID' },
        { field: 'cells[0].week', reason: 'WEEK_INVALID' },
      ],
    })
    await expect(
      templates.putTemplate({ ...putting('Год', [cell(courseId, 1, 1)]), year: 2025 }),
    ).rejects.toMatchObject({ violations: [{ reason: 'COURSE_OF_ANOTHER_YEAR' }] })
    await expect(
      templates.putTemplate({ ...putting('Срок', []), startsOn: '2026-08-31' }),
    ).rejects.toMatchObject({ violations: [{ field: 'startsOn', reason: 'OUTSIDE_YEAR' }] })
    await expect(
      templates.putTemplate({ ...putting('Звонки', []), bellsId: newId() }),
    ).rejects.toMatchObject({ violations: [{ field: 'bellsId', reason: 'BELLS_NOT_FOUND' }] })
  })

  it('keep the bells they use', async () => {
    const bells = box.client(
      BellServiceDefinition,
      dispatcher({ schoolId: school.schoolId, personId: newId() }),
    )
    const change = { schoolId: school.schoolId, bellsId, name: 'Основное', expectedVersion: 1 }
    await expect(bells.putBells({ ...change, slots: eightBells.slice(4) })).rejects.toMatchObject({
      reason: 'BELLS_IN_USE',
      details: { numbers: '1' },
    })
  })

  it('obey P-20 and P-26: a class teacher enters the own class only', async () => {
    const [own, other] = [await newCourse('7В'), await newCourse('7Г')]
    const { schoolId } = school
    const asClassTeacher = clientOf(
      classTeacher({ schoolId, personId: newId(), classId: own.classId }),
    )
    const saved = await asClassTeacher.putTemplate(putting('7В', [cell(own.courseId, 1, 7)]))
    expect(saved.template?.version).toBe(1)
    await expect(
      asClassTeacher.putTemplate(putting('7Г', [cell(other.courseId, 1, 8)])),
    ).rejects.toMatchObject({ reason: 'CLASS_NOT_YOURS', details: { policy: 'P-26' } })
    const strict = await new SchoolTeller(box, 'samara').open()
    const deputy = clientOf(deputyHead({ schoolId: strict.schoolId, personId: newId() }))
    const bells = await box
      .client(BellServiceDefinition, dispatcher({ schoolId: strict.schoolId, personId: newId() }))
      .putBells({
        schoolId: strict.schoolId,
        bellsId: '',
        name: 'О',
        slots: eightBells,
        expectedVersion: 0,
      })
    await expect(
      deputy.putTemplate({
        ...putting('Завуч', []),
        schoolId: strict.schoolId,
        bellsId: bells.bellsId,
      }),
    ).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'TIMETABLE_NOT_YOURS',
      details: { policy: 'P-20', ground: expect.stringContaining('диспетчер') },
    })
  })
})
