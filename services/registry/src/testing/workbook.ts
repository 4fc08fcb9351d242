import { snilsCheck } from '@zvonok/policy/snils'
import { writeWorkbook, type NewSheet } from '@zvonok/spreadsheet/write'
import { classSheet, parentSheet, pupilSheet, staffSheet } from '../workbooks/sheets.ts'

type Cells = Readonly<Record<string, string>>

export interface WorkbookRows {
  readonly staff?: readonly Cells[]
  readonly classes?: readonly Cells[]
  readonly pupils?: readonly Cells[]
  readonly parents?: readonly Cells[]
}

/** A file with the sheets that have rows. */
export const workbookOf = (rows: WorkbookRows): Promise<Buffer> => {
  const all: [NewSheet, readonly Cells[] | undefined][] = [
    [{ sheet: staffSheet.name, columns: staffSheet.columns, rows: [] }, rows.staff],
    [{ sheet: classSheet.name, columns: classSheet.columns, rows: [] }, rows.classes],
    [{ sheet: pupilSheet.name, columns: pupilSheet.columns, rows: [] }, rows.pupils],
    [{ sheet: parentSheet.name, columns: parentSheet.columns, rows: [] }, rows.parents],
  ]
  return writeWorkbook(
    all.flatMap(([sheet, cells]) => (cells === undefined ? [] : { ...sheet, rows: cells })),
  )
}

/** A valid number out of any counter. */
export const snilsOf = (number: number): string => {
  const digits = String(100_000_000 + number)
  return `${digits}${String(snilsCheck(digits)).padStart(2, '0')}`
}

export const staffRow = (changes: Cells = {}): Cells => ({
  surname: 'Орлова',
  givenName: 'Нина',
  patronymic: 'Петровна',
  position: 'учитель математики',
  roles: 'учитель, завуч',
  snils: snilsOf(1),
  email: 'orlova@school.example',
  startsOn: '2020-09-01',
  ...changes,
})

export const classRow = (changes: Cells = {}): Cells => ({
  className: '5А',
  periods: 'четверти',
  teacher: 'Орлова Нина Петровна',
  ...changes,
})

export const pupilRow = (changes: Cells = {}): Cells => ({
  surname: 'Белов',
  givenName: 'Иван',
  patronymic: 'Олегович',
  birthDate: '2015-03-04',
  className: '5А',
  snils: snilsOf(2),
  studyForm: 'очная',
  enrolledOn: '2026-09-01',
  ...changes,
})

export const parentRow = (changes: Cells = {}): Cells => ({
  surname: 'Белова',
  givenName: 'Анна',
  patronymic: 'Игоревна',
  snils: snilsOf(3),
  email: 'belova@mail.example',
  pupil: 'Белов Иван Олегович',
  className: '5А',
  ...changes,
})

export const smallSchool: WorkbookRows = {
  staff: [staffRow()],
  classes: [classRow()],
  pupils: [pupilRow()],
  parents: [parentRow()],
}

const letters = ['А', 'Б', 'В', 'Г']

const classNameOf = (index: number): string => `${Math.floor(index / 4) + 1}${letters[index % 4]}`

/** 40 classes of 25 pupils, each pupil with two parents. */
export const largeSchool = (): WorkbookRows => {
  const classes = Array.from({ length: 40 }, (_, index) =>
    classRow({ className: classNameOf(index), teacher: '', periods: '' }),
  )
  const pupils = Array.from({ length: 1000 }, (_, index) => {
    const place = Math.floor(index / 25)
    const name = `Ученик${String.fromCodePoint(1072 + (index % 32), 1072 + Math.floor(index / 32))}`
    return pupilRow({
      surname: name.replaceAll(/\d/g, ''),
      birthDate: `${2019 - Math.floor(place / 4)}-05-0${1 + (index % 9)}`,
      className: classNameOf(place),
      snils: snilsOf(1000 + index),
    })
  })
  const parents = pupils.flatMap((pupil, index) =>
    ['Анна', 'Олег'].map((givenName, place) =>
      parentRow({
        surname: pupil['surname'] ?? '',
        givenName,
        patronymic: '',
        snils: snilsOf(10_000 + index * 2 + place),
        email: '',
        pupil: `${pupil['surname']} Иван Олегович`,
        className: pupil['className'] ?? '',
      }),
    ),
  )
  return { classes, pupils, parents }
}
