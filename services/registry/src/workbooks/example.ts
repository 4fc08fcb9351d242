import { yearStartsOn } from '@zvonok/policy/academic-year'
import type { NewSheet } from '@zvonok/spreadsheet/write'
import { classSheet, parentSheet, pupilSheet, staffSheet, type SheetName } from './sheets.ts'

type Cells = Readonly<Record<string, string>>

/** One invented row per sheet; a file that still has it is told to delete it. */
const examples = (year: number): Readonly<Record<SheetName, Cells>> => ({
  Сотрудники: {
    surname: 'Образцова',
    givenName: 'Мария',
    patronymic: 'Ивановна',
    position: 'учитель математики',
    roles: 'учитель',
    snils: '112-233-445 95',
    email: 'obrazcova@school.example',
    startsOn: yearStartsOn(year),
  },
  Классы: { className: '5А', periods: 'четверти', teacher: 'Образцова Мария Ивановна' },
  Ученики: {
    surname: 'Образцов',
    givenName: 'Пётр',
    patronymic: 'Сергеевич',
    birthDate: `${year - 11}-03-15`,
    className: '5А',
    studyForm: 'очная',
    enrolledOn: yearStartsOn(year),
  },
  Родители: {
    surname: 'Образцов',
    givenName: 'Сергей',
    patronymic: 'Петрович',
    email: 'obrazcov@mail.example',
    pupil: 'Образцов Пётр Сергеевич',
    className: '5А',
  },
})

/** Dates differ from year to year and do not count. */
export const isExample = (sheet: SheetName, cells: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(examples(0)[sheet]).every(
    ([field, value]) => field.endsWith('On') || field === 'birthDate' || cells[field] === value,
  )

/** The empty form with its hints. */
export const templateSheets = (year: number): NewSheet[] =>
  [staffSheet, classSheet, pupilSheet, parentSheet].map(({ name, columns }) => ({
    sheet: name,
    columns,
    rows: [examples(year)[name]],
  }))
