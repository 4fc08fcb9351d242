import type { Row } from '@zvonok/spreadsheet/rows'

const nameColumns = [
  { field: 'surname', title: 'Фамилия', required: true, longest: 100, width: 20 },
  { field: 'givenName', title: 'Имя', required: true, longest: 100, width: 18 },
  { field: 'patronymic', title: 'Отчество', longest: 100, width: 20 },
] as const

const snilsColumn = {
  field: 'snils',
  title: 'СНИЛС',
  longest: 20,
  width: 16,
  hint: '11 цифр, например 112-233-445 95. Можно оставить пустым.',
} as const

const emailColumn = {
  field: 'email',
  title: 'E-mail',
  synonyms: ['Почта', 'Электронная почта', 'Email'],
  longest: 254,
  width: 24,
} as const

export const staffSheet = {
  name: 'Сотрудники',
  columns: [
    ...nameColumns,
    { field: 'position', title: 'Должность', required: true, longest: 200, width: 28 },
    {
      field: 'roles',
      title: 'Роли',
      required: true,
      width: 28,
      hint: 'Через запятую: учитель, завуч, администратор, директор, диспетчер, секретарь.',
    },
    snilsColumn,
    emailColumn,
    {
      field: 'startsOn',
      title: 'С даты',
      kind: 'date',
      width: 12,
      hint: 'Первый день работы. Пусто — сегодня.',
    },
  ],
} as const

export const classSheet = {
  name: 'Классы',
  columns: [
    {
      field: 'className',
      title: 'Класс',
      required: true,
      longest: 20,
      width: 8,
      hint: 'Цифра и русская буква: 5А.',
    },
    {
      field: 'periods',
      title: 'Периоды',
      longest: 60,
      width: 14,
      hint: 'Четверти, триместры или полугодия. Пусто — четверти, в 10–11 классах полугодия.',
    },
    {
      field: 'teacher',
      title: 'Классный руководитель',
      width: 34,
      hint: 'Фамилия, имя и отчество сотрудника школы. Можно оставить пустым.',
    },
  ],
} as const

export const pupilSheet = {
  name: 'Ученики',
  columns: [
    ...nameColumns,
    { field: 'birthDate', title: 'Дата рождения', kind: 'date', required: true, width: 14 },
    { field: 'className', title: 'Класс', required: true, longest: 20, width: 8 },
    snilsColumn,
    {
      field: 'studyForm',
      title: 'Форма обучения',
      longest: 60,
      width: 16,
      hint: 'Очная, очно-заочная, семейная или на дому. Пусто — очная.',
    },
    {
      field: 'enrolledOn',
      title: 'Дата зачисления',
      kind: 'date',
      width: 16,
      hint: 'Пусто — 1 сентября учебного года.',
    },
  ],
} as const

export const parentSheet = {
  name: 'Родители',
  columns: [
    ...nameColumns,
    snilsColumn,
    emailColumn,
    {
      field: 'pupil',
      title: 'Ученик ФИО',
      synonyms: ['ФИО ученика', 'Ученик'],
      required: true,
      width: 34,
      hint: 'Как на листе «Ученики». На каждого ребёнка — своя строка.',
    },
    { field: 'className', title: 'Класс ученика', required: true, longest: 20, width: 14 },
    {
      field: 'pupilBirthDate',
      title: 'Дата рождения ученика',
      kind: 'date',
      width: 20,
      hint: 'Нужна, только если в классе есть однофамильцы с тем же именем.',
    },
  ],
} as const

/** The sheets of an import file, any subset of which may be there. */
export const sheets = [staffSheet, classSheet, pupilSheet, parentSheet] as const

export type SheetName = (typeof sheets)[number]['name']

export type StaffCells = Row<(typeof staffSheet)['columns'][number]>
export type ClassCells = Row<(typeof classSheet)['columns'][number]>
export type PupilCells = Row<(typeof pupilSheet)['columns'][number]>
export type ParentCells = Row<(typeof parentSheet)['columns'][number]>
