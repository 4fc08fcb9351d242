import { writeSheet, writeWorkbook } from '@zvonok/spreadsheet/write'

export interface NewParent {
  readonly name: string
  readonly snils?: string
}

export interface NewPupil {
  readonly name: string
  readonly birthDate: string
  readonly className: string
  readonly parents: readonly NewParent[]
}

export interface NewStaff {
  readonly name: string
  readonly position: string
  readonly roles: string
}

export interface SchoolFile {
  readonly staff: readonly NewStaff[]
  /** Class name → full name of its class teacher. */
  readonly classes: Readonly<Record<string, string>>
  readonly pupils: readonly NewPupil[]
}

const nameColumns = [
  { field: 'surname', title: 'Фамилия' },
  { field: 'givenName', title: 'Имя' },
  { field: 'patronymic', title: 'Отчество' },
] as const

const split = (fullName: string) => {
  const [surname, givenName, patronymic] = fullName.split(' ')
  return { surname, givenName, patronymic }
}

/** The import file of a school: «Сотрудники», «Классы», «Ученики», «Родители». */
export const schoolWorkbook = ({ staff, classes, pupils }: SchoolFile): Promise<Buffer> =>
  writeWorkbook([
    {
      sheet: 'Сотрудники',
      columns: [
        ...nameColumns,
        { field: 'position', title: 'Должность' },
        { field: 'roles', title: 'Роли' },
        { field: 'startsOn', title: 'С даты', kind: 'date' },
      ],
      rows: staff.map(({ name, position, roles }) => ({
        ...split(name),
        position,
        roles,
        startsOn: '2026-08-20',
      })),
    },
    {
      sheet: 'Классы',
      columns: [
        { field: 'className', title: 'Класс' },
        { field: 'periods', title: 'Периоды' },
        { field: 'teacher', title: 'Классный руководитель' },
      ],
      rows: Object.entries(classes).map(([className, teacher]) => ({
        className,
        periods: Number.parseInt(className, 10) >= 10 ? 'полугодия' : 'четверти',
        teacher,
      })),
    },
    {
      sheet: 'Ученики',
      columns: [
        ...nameColumns,
        { field: 'birthDate', title: 'Дата рождения', kind: 'date' },
        { field: 'className', title: 'Класс' },
        { field: 'enrolledOn', title: 'Дата зачисления', kind: 'date' },
      ],
      rows: pupils.map(({ name, birthDate, className }) => ({
        ...split(name),
        birthDate,
        className,
        enrolledOn: '2026-09-01',
      })),
    },
    {
      sheet: 'Родители',
      columns: [
        ...nameColumns,
        { field: 'snils', title: 'СНИЛС' },
        { field: 'pupil', title: 'Ученик ФИО' },
        { field: 'className', title: 'Класс ученика' },
      ],
      rows: pupils.flatMap((pupil) =>
        pupil.parents.map(({ name, snils }) => ({
          ...split(name),
          snils,
          pupil: pupil.name,
          className: pupil.className,
        })),
      ),
    },
  ])

export interface PlanLine {
  readonly section: string
  readonly topic: string
  readonly hours: number
  readonly homework: string
}

/** A КТП as a teacher's file has it. */
export const planWorkbook = (lines: readonly PlanLine[]): Promise<Buffer> =>
  writeSheet({
    sheet: 'КТП',
    columns: [
      { field: 'number', title: '№', kind: 'whole' },
      { field: 'section', title: 'Раздел' },
      { field: 'topic', title: 'Тема' },
      { field: 'hours', title: 'Часы', kind: 'whole' },
      { field: 'homework', title: 'Домашнее задание' },
    ],
    rows: lines.map((line, at) => ({ number: at + 1, ...line })),
  })
