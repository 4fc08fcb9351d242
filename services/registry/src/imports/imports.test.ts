import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { ImportServiceDefinition, ImportState } from '@zvonok/contracts/zvonok/registry/v1/imports'
import {
  ParentsChanged,
  PersonServiceDefinition,
  PupilsChanged,
  StaffChanged,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { dispatcher, schoolAdmin, secretary } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { createSchool, startRegistryBox, type TestSchool } from '../testing/school.ts'
import {
  classRow,
  largeSchool,
  parentRow,
  pupilRow,
  smallSchool,
  snilsOf,
  staffRow,
  workbookOf,
  type WorkbookRows,
} from '../testing/workbook.ts'

let box: Box

beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const importsOf = ({ admin }: TestSchool) => box.client(ImportServiceDefinition, admin)

const check = async (school: TestSchool, file: Buffer) => {
  const { schoolId } = school
  const started = await importsOf(school).startImport({
    schoolId,
    year: 2026,
    fileName: 'школа.xlsx',
    file,
  })
  expect(started.state).toBe(ImportState.CHECKING)
  await box.settled()
  return importsOf(school).getImport({ schoolId, importId: started.importId })
}

const checkRows = async (school: TestSchool, rows: WorkbookRows) =>
  check(school, await workbookOf(rows))

const apply = async (school: TestSchool, importId: string) => {
  const { schoolId } = school
  await importsOf(school).applyImport({ schoolId, importId })
  await box.settled()
  return importsOf(school).getImport({ schoolId, importId })
}

const problemsOf = async (rows: WorkbookRows) => {
  const found = await checkRows(await createSchool(box), rows)
  expect(found.state).toBe(ImportState.REFUSED)
  return found.problems.map(
    ({ sheet, row, column, reason }) => `${sheet} ${column}${row} ${reason}`,
  )
}

describe('imports', () => {
  it('previews, applies, announces, and finds nothing to do a second time', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const checked = await checkRows(school, smallSchool)
    expect(checked).toMatchObject({ state: ImportState.READY, problems: [], done: 4, total: 4 })
    expect(checked.rows.map(({ sheet, action, label }) => [sheet, action, label])).toEqual([
      ['Сотрудники', 'IMPORT_ACTION_ADD', 'Орлова Н. П.'],
      ['Классы', 'IMPORT_ACTION_ADD', '5А'],
      ['Ученики', 'IMPORT_ACTION_ADD', 'Белов И. О., 5А'],
      ['Родители', 'IMPORT_ACTION_ADD', 'Белова А. И.'],
    ])
    expect(box.recordedEvents(PupilsChanged)).toEqual([])

    const applied = await apply(school, checked.importId)
    expect(applied.state).toBe(ImportState.APPLIED)
    const [staff] = box.recordedEvents(StaffChanged)
    const [schoolClass] = box.recordedEvents(ClassChanged)
    const [pupils] = box.recordedEvents(PupilsChanged)
    const [parents] = box.recordedEvents(ParentsChanged)
    expect(staff?.event.staff).toMatchObject({ roles: ['teacher', 'deputy-head'], version: 1 })
    expect(schoolClass?.event.schoolClass).toMatchObject({
      name: '5А',
      classTeacherId: staff?.event.staff?.personId,
      pupilCount: 1,
    })
    expect(parents?.event.parents[0]?.pupilIds).toEqual([pupils?.event.pupils[0]?.pupilId])

    const again = await checkRows(school, smallSchool)
    expect(again.counts.map(({ add, change, keep }) => [add, change, keep])).toEqual(
      Array.from({ length: 4 }, () => [0, 0, 1]),
    )
    const announced = box.recordedEvents(StaffChanged).length
    await apply(school, again.importId)
    expect(box.recordedEvents(StaffChanged)).toHaveLength(announced)
    const people = box.client(PersonServiceDefinition, school.admin)
    const listed = await people.listPupils({ schoolId, classId: '' })
    expect(listed.pupils).toMatchObject([
      { version: 1, snilsHash: expect.stringMatching(/^\w{64}$/) },
    ])
    expect(listed.parents).toHaveLength(1)
    expect(listed.pupils[0]?.birthDate).not.toBe('')
    // The dispatcher makes groups of names and needs nothing else of the cards [SEC-02].
    const planning = box.client(
      PersonServiceDefinition,
      dispatcher({ schoolId, personId: newId() }),
    )
    const names = await planning.listPupils({ schoolId, classId: '' })
    expect(names.pupils).toEqual([{ ...listed.pupils[0], birthDate: '', snilsHash: '' }])
    expect(names.parents).toEqual([])
  })

  it('changes what differs and leaves what a cell does not say', async () => {
    const school = await createSchool(box)
    const first = await checkRows(school, smallSchool)
    await apply(school, first.importId)
    const changed = await checkRows(school, {
      staff: [staffRow({ surname: 'Орлова-Мышкина', roles: 'диспетчер', email: '' })],
      classes: [classRow({ className: '6Б', teacher: '' })],
      pupils: [pupilRow({ className: '6Б', snils: '' })],
      parents: [parentRow({ className: '6Б', snils: '', email: '' })],
    })
    expect(changed.problems).toEqual([])
    expect(changed.counts).toMatchObject([
      { change: 1 },
      { add: 1 },
      { change: 1 },
      { keep: 1, add: 0 },
    ])
    await apply(school, changed.importId)
    const people = box.client(PersonServiceDefinition, school.admin)
    const { staff } = await people.listStaff({ schoolId: school.schoolId })
    expect(staff).toMatchObject([
      {
        name: { surname: 'Орлова-Мышкина' },
        roles: ['teacher', 'deputy-head', 'dispatcher'],
        email: 'orlova@school.example',
        version: 2,
      },
    ])
  })

  it('joins the children of one parent and never two namesakes', async () => {
    const school = await createSchool(box)
    const sister = { givenName: 'Мария', patronymic: 'Олеговна', snils: snilsOf(7) }
    const nameless = { snils: '', email: '', surname: 'Белов', givenName: 'Олег' }
    const checked = await checkRows(school, {
      classes: [classRow({ teacher: '' })],
      pupils: [pupilRow(), pupilRow({ ...sister, surname: 'Белова' })],
      parents: [
        parentRow(),
        parentRow({ pupil: 'Белова Мария Олеговна' }),
        parentRow(nameless),
        parentRow({ ...nameless, pupil: 'Белова Мария Олеговна' }),
      ],
    })
    expect(checked.problems).toEqual([])
    await apply(school, checked.importId)
    const { parents } = await box
      .client(PersonServiceDefinition, school.admin)
      .listPupils({ schoolId: school.schoolId, classId: '' })
    const links = parents.map(({ name, pupilIds }) => [name?.givenName, pupilIds.length])
    expect(links).toEqual(
      expect.arrayContaining([
        ['Анна', 2],
        ['Олег', 1],
        ['Олег', 1],
      ]),
    )
    expect(links).toHaveLength(3)
  })

  it('places every problem and keeps СНИЛС out of it', async () => {
    const wrong = {
      staff: [
        staffRow({ roles: 'учитель, дворник', email: 'нет' }),
        staffRow(),
        staffRow({ surname: 'Дроздов', snils: '', startsOn: '1936-09-01' }),
      ],
      classes: [classRow({ className: '5A' }), classRow({ className: '6А', teacher: 'Никто' })],
      pupils: [
        pupilRow({ className: '6А', snils: '112-233-445 96' }),
        pupilRow({ className: '6А', surname: 'Белoв', snils: snilsOf(5) }),
        pupilRow({ className: '9Я', snils: snilsOf(6) }),
        pupilRow({ className: '6А', surname: '', snils: '123' }),
        pupilRow({ className: '6А', birthDate: '2025-03-04', snils: '', studyForm: 'заочная' }),
        pupilRow({ className: '6А', surname: 'Дроздов', snils: '', enrolledOn: '2036-09-01' }),
        pupilRow({ className: '6А', surname: 'Соколов', snils: '', enrolledOn: '2005-09-01' }),
      ],
      parents: [parentRow({ className: '6А', pupil: 'Иванов Иван' })],
    }
    expect(await problemsOf(wrong)).toEqual([
      'Сотрудники E2 WORD_UNKNOWN',
      'Сотрудники G2 EMAIL_INVALID',
      'Сотрудники F3 SNILS_DUPLICATE',
      'Сотрудники H4 STAFF_START_IMPLAUSIBLE',
      'Классы A2 CLASS_NAME_LATIN',
      'Классы C3 TEACHER_UNKNOWN',
      'Ученики F2 SNILS_CHECKSUM',
      'Ученики A3 NAME_MIXED_ALPHABETS',
      'Ученики E4 CLASS_UNKNOWN',
      'Ученики A5 CELL_REQUIRED',
      'Ученики F5 SNILS_FORMAT',
      'Ученики D6 BIRTH_DATE_IMPLAUSIBLE',
      'Ученики G6 WORD_UNKNOWN',
      'Ученики H7 ENROLMENT_TOO_LATE',
      'Ученики H8 ENROLMENT_TOO_EARLY',
      'Родители F2 PUPIL_UNKNOWN',
    ])
    const school = await createSchool(box)
    const found = await checkRows(school, wrong)
    expect(JSON.stringify(found.problems)).not.toMatch(/112-?233/)
    const { schoolId, importId } = { ...school, importId: found.importId }
    await expect(importsOf(school).applyImport({ schoolId, importId })).rejects.toMatchObject({
      reason: 'IMPORT_NOT_READY',
    })
    const { file } = await importsOf(school).getAnnotatedImport({ schoolId, importId, locale: '' })
    expect(Buffer.from(file).subarray(0, 2).toString()).toBe('PK')
  })

  it('refuses the same person twice and asks for what tells namesakes apart', async () => {
    const rows = {
      classes: [classRow({ teacher: '' }), classRow({ teacher: '' })],
      pupils: [
        pupilRow(),
        pupilRow({ snils: '' }),
        pupilRow({ birthDate: '2015-07-07', snils: snilsOf(9) }),
      ],
      parents: [
        parentRow(),
        parentRow({ pupilBirthDate: '2015-03-04' }),
        parentRow({ pupilBirthDate: '2015-03-04' }),
        parentRow({ pupilBirthDate: '2015-03-04', surname: 'Чужой', givenName: 'Пётр' }),
        parentRow({ pupilBirthDate: '2015-07-07', snils: snilsOf(9) }),
      ],
    }
    expect(await problemsOf(rows)).toEqual([
      'Классы A3 ROW_DUPLICATE',
      'Ученики A3 ROW_DUPLICATE',
      'Родители F2 PUPIL_AMBIGUOUS',
      'Родители F4 ROW_DUPLICATE',
      'Родители D5 SNILS_OF_ANOTHER_PERSON',
      'Родители D6 SNILS_OF_ANOTHER_PERSON',
    ])
  })

  it('turns away what is no workbook before anything is kept', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const sent = { schoolId, year: 2026, fileName: 'a.xlsx', file: Buffer.from('не архив') }
    await expect(importsOf(school).startImport(sent)).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'FILE_NOT_XLSX',
      violations: [{ field: 'file' }],
    })
  })

  it('says what is missing in a wrong or empty file and in its own template', async () => {
    const school = await createSchool(box)
    const { writeWorkbook } = await import('@zvonok/spreadsheet/write')
    const foreign = await writeWorkbook([
      { sheet: 'Ученики', columns: [{ field: 'a', title: 'Фамилия' }], rows: [{ a: 'Белов' }] },
    ])
    const reasons = (await check(school, foreign)).problems.map((problem) => problem.reason)
    expect(reasons).toContain('COLUMN_MISSING')
    const other = await writeWorkbook([{ sheet: 'Лист1', columns: [], rows: [] }])
    expect((await check(school, other)).problems).toMatchObject([{ reason: 'SHEET_MISSING' }])
    const empty = await checkRows(school, { pupils: [] })
    expect(empty.problems).toMatchObject([{ reason: 'NOTHING_TO_IMPORT' }])
    const { file } = await importsOf(school).getImportTemplate({})
    const template = await check(school, Buffer.from(file))
    expect(template.problems.map((problem) => problem.reason)).toEqual(
      Array.from({ length: 4 }, () => 'EXAMPLE_ROW'),
    )
  })

  it('applies nothing when the registers changed so that the file no longer fits', async () => {
    const school = await createSchool(box)
    const one = await checkRows(school, {
      classes: [classRow({ teacher: '' })],
      pupils: [pupilRow()],
    })
    const two = await checkRows(school, {
      classes: [classRow({ className: '7А', teacher: '' })],
      pupils: [
        pupilRow({
          surname: 'Другой',
          givenName: 'Пётр',
          birthDate: '2013-01-01',
          className: '7А',
        }),
      ],
    })
    expect([one.state, two.state]).toEqual([ImportState.READY, ImportState.READY])
    await apply(school, one.importId)
    const refused = await apply(school, two.importId)
    expect(refused).toMatchObject({
      state: ImportState.REFUSED,
      problems: [{ reason: 'SNILS_OF_ANOTHER_PERSON', row: 2 }],
    })
  })

  it('cancels until it is applied, and then refuses', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const { importId } = await checkRows(school, smallSchool)
    const cancelled = await importsOf(school).cancelImport({ schoolId, importId })
    expect(cancelled.state).toBe(ImportState.CANCELLED)
    await expect(importsOf(school).applyImport({ schoolId, importId })).rejects.toMatchObject({
      reason: 'IMPORT_NOT_READY',
      details: { state: 'cancelled' },
    })
    const other = await checkRows(school, smallSchool)
    await apply(school, other.importId)
    const late = importsOf(school).cancelImport({ schoolId, importId: other.importId })
    await expect(late).rejects.toMatchObject({ reason: 'IMPORT_ALREADY_APPLIED' })
    const annotated = importsOf(school).getAnnotatedImport({
      schoolId,
      importId: other.importId,
      locale: 'en',
    })
    await expect(annotated).rejects.toMatchObject({ reason: 'IMPORT_FILE_GONE' })
  })

  it('either applies or is cancelled when both are asked at once', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const { importId } = await checkRows(school, smallSchool)
    await importsOf(school).applyImport({ schoolId, importId })
    await importsOf(school)
      .cancelImport({ schoolId, importId })
      .catch(() => {})
    await box.settled()
    const { state } = await importsOf(school).getImport({ schoolId, importId })
    const { staff } = await box
      .client(PersonServiceDefinition, school.admin)
      .listStaff({ schoolId })
    expect([state, staff.length]).toEqual(
      state === ImportState.APPLIED ? [ImportState.APPLIED, 1] : [ImportState.CANCELLED, 0],
    )
  })

  it('is the administrator’s of this school alone', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const { importId } = await checkRows(school, smallSchool)
    const stranger = schoolAdmin({ schoolId: newId(), personId: newId() })
    const office = secretary({ schoolId, personId: newId() })
    await expect(
      box.client(ImportServiceDefinition, stranger).getImport({ schoolId, importId }),
    ).rejects.toMatchObject({ reason: 'SCHOOL_NOT_FOUND' })
    await expect(
      box.client(ImportServiceDefinition, office).applyImport({ schoolId, importId }),
    ).rejects.toMatchObject({ reason: 'ROLE_NOT_ALLOWED' })
    const other = await createSchool(box)
    await expect(
      importsOf(other).getImport({ schoolId: other.schoolId, importId }),
    ).rejects.toMatchObject({ reason: 'IMPORT_NOT_FOUND' })
  })

  it('imports a thousand pupils with two parents each', async () => {
    const school = await createSchool(box)
    const file = await workbookOf(largeSchool())
    const checkedFrom = performance.now()
    const checked = await check(school, file)
    const checkMs = performance.now() - checkedFrom
    expect(checked.problems).toEqual([])
    const before = box.recordedEvents(PupilsChanged).length
    const appliedFrom = performance.now()
    const applied = await apply(school, checked.importId)
    const applyMs = performance.now() - appliedFrom
    expect(applied.state).toBe(ImportState.APPLIED)
    expect(box.recordedEvents(PupilsChanged).slice(before)).toHaveLength(5)
    process.stdout.write(
      `1,000 pupils, 2,000 parents: checked in ${Math.round(checkMs)} ms, applied in ${Math.round(applyMs)} ms\n`,
    )
    const { count } = await box.db.read({ schoolId: school.schoolId }, (read) =>
      read.one<{ count: number }>('count', sql`select count(*) as count from parent_pupil`),
    )
    expect(count).toBe(2000)
  }, 60_000)
})
