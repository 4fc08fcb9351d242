import { writeWorkbook } from '@zvonok/spreadsheet/write'
import { fullName } from './names.ts'
import type { DemoSchool, DemoStaff } from './people.ts'
import { gradeOf } from './people.ts'

const name = [
  { field: 'surname', title: 'Фамилия' },
  { field: 'givenName', title: 'Имя' },
  { field: 'patronymic', title: 'Отчество' },
] as const

/** Who leads a class: the primary teacher of it, else the specialists in turn. */
export const classTeachers = ({
  staff,
  classNames,
}: DemoSchool): ReadonlyMap<string, DemoStaff> => {
  const specialists = staff.filter(({ subjects }) => subjects.length > 0)
  return new Map(
    classNames.flatMap((className, at) => {
      const own = staff.find(({ ownClass }) => ownClass === className)
      const member = own ?? specialists[at % specialists.length]
      return member === undefined ? [] : [[className, member] as const]
    }),
  )
}

/** The import file of a school, as its administrator would fill it in. */
export const makeWorkbook = (school: DemoSchool, year: number): Promise<Buffer> => {
  const leaders = classTeachers(school)
  return writeWorkbook([
    {
      sheet: 'Сотрудники',
      columns: [
        ...name,
        { field: 'position', title: 'Должность' },
        { field: 'roles', title: 'Роли' },
        { field: 'startsOn', title: 'С даты', kind: 'date' },
      ],
      rows: school.staff.map(({ surname, givenName, patronymic, position, roles }) => ({
        surname,
        givenName,
        patronymic,
        position,
        roles,
        startsOn: `${year}-08-20`,
      })),
    },
    {
      sheet: 'Классы',
      columns: [
        { field: 'className', title: 'Класс' },
        { field: 'periods', title: 'Периоды' },
        { field: 'teacher', title: 'Классный руководитель' },
      ],
      rows: school.classNames.map((className) => {
        const leader = leaders.get(className)
        return {
          className,
          periods: gradeOf(className) >= 10 ? 'полугодия' : 'четверти',
          teacher: leader === undefined ? undefined : fullName(leader),
        }
      }),
    },
    {
      sheet: 'Ученики',
      columns: [
        ...name,
        { field: 'birthDate', title: 'Дата рождения', kind: 'date' },
        { field: 'className', title: 'Класс' },
        { field: 'enrolledOn', title: 'Дата зачисления', kind: 'date' },
      ],
      rows: school.pupils.map(({ surname, givenName, patronymic, birthDate, className }) => ({
        surname,
        givenName,
        patronymic,
        birthDate,
        className,
        enrolledOn: `${year}-09-01`,
      })),
    },
    {
      sheet: 'Родители',
      columns: [
        ...name,
        { field: 'snils', title: 'СНИЛС' },
        { field: 'email', title: 'E-mail' },
        { field: 'pupil', title: 'Ученик ФИО' },
        { field: 'className', title: 'Класс ученика' },
      ],
      rows: school.pupils.flatMap((pupil) =>
        pupil.parents.map(({ surname, givenName, patronymic, snils, email }) => ({
          surname,
          givenName,
          patronymic,
          snils,
          email,
          pupil: fullName(pupil),
          className: pupil.className,
        })),
      ),
    },
  ])
}
