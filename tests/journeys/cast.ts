import type { Citizen } from '@zvonok/local/esia-simulator/citizens'
import { snilsOf } from '@zvonok/local/demo/people'
import type { NewPupil, SchoolFile } from './workbooks.ts'

/** Who is in the journeys: three small schools, each on a preset of its own. */
export interface WantedSchool {
  readonly preset: 'krasnoyarsk' | 'samara' | 'moscow-oblast'
  readonly municipality: string
  readonly name: string
  readonly shortName: string
  readonly admin: string
  readonly file: SchoolFile
}

/** A mother who has a child in two schools and an account at Gosuslugi. */
export const gosuslugiMother = {
  oid: '1000400001',
  name: 'Белова Мария Олеговна',
  snils: snilsOf(700_001),
} as const

/** Confirmed at Gosuslugi, but nobody's parent here. */
export const stranger = { oid: '1000400002', snils: snilsOf(700_002) } as const

const citizen = (oid: string, fullName: string, snils: string): Citizen => {
  const [familyName = '', givenName = '', middleName = ''] = fullName.split(' ')
  return {
    oid,
    familyName,
    givenName,
    middleName,
    snils,
    birthDate: '1985-03-09',
    isConfirmed: true,
  }
}

export const citizens: readonly Citizen[] = [
  citizen(gosuslugiMother.oid, gosuslugiMother.name, gosuslugiMother.snils),
  citizen(stranger.oid, 'Бездетный Пётр Ильич', stranger.snils),
]

const teachers = {
  maths: 'Громова Нина Петровна',
  englishOne: 'Ершова Алла Юрьевна',
  englishTwo: 'Жданова Инна Львовна',
  primary: 'Зуева Ольга Павловна',
  substitute: 'Ильин Олег Андреевич',
} as const
export const staffNames = {
  ...teachers,
  director: 'Волков Игорь Семёнович',
  deputy: 'Галкина Вера Ильинична',
}

const staff: SchoolFile['staff'] = [
  { name: staffNames.director, position: 'директор', roles: 'директор' },
  { name: staffNames.deputy, position: 'заместитель директора', roles: 'завуч, диспетчер' },
  ...Object.values(teachers).map((name) => ({ name, position: 'учитель', roles: 'учитель' })),
  { name: 'Крылова Анна Игоревна', position: 'секретарь', roles: 'секретарь' },
]

const pupil = (className: string, name: string, mother: string, snils?: string): NewPupil => ({
  name,
  className,
  birthDate: className === '1А' ? '2019-05-04' : '2015-05-04',
  parents: [{ name: mother, ...(snils === undefined ? {} : { snils }) }],
})

const fifth = (second: NewPupil): readonly NewPupil[] => [
  pupil('5А', 'Абрамова Анна Игоревна', 'Абрамова Елена Сергеевна'),
  second,
  pupil('5А', 'Власов Глеб Ильич', 'Власова Юлия Андреевна'),
  pupil('5А', 'Гусева Дарья Олеговна', 'Гусева Ирина Павловна'),
  pupil('5А', 'Дроздов Егор Львович', 'Дроздова Ольга Ивановна'),
  pupil('5А', 'Егорова Жанна Юрьевна', 'Егорова Нина Фёдоровна'),
]

const childOfMother = pupil(
  '5А',
  'Белов Борис Кириллович',
  gosuslugiMother.name,
  gosuslugiMother.snils,
)

/** The sister of Boris goes to the school across the river. */
const sister = pupil('5А', 'Белова Вера Кирилловна', gosuslugiMother.name, gosuslugiMother.snils)

const firstGrader = pupil('1А', 'Яшина Мила Олеговна', 'Яшина Светлана Игоревна')

export const schools = {
  krasnoyarsk: {
    preset: 'krasnoyarsk',
    municipality: 'Городской округ Рябиновск',
    name: 'МБОУ «Средняя школа № 3» города Рябиновска',
    shortName: 'Школа № 3',
    admin: 'admin-3',
    file: {
      staff,
      classes: { '1А': staffNames.primary, '5А': staffNames.maths, '10А': staffNames.englishOne },
      pupils: [
        firstGrader,
        ...fifth(childOfMother),
        pupil('10А', 'Юдина Вера Павловна', 'Юдина Алла Петровна'),
      ],
    },
  },
  samara: {
    preset: 'samara',
    municipality: 'Городской округ Рябиновск',
    name: 'МБОУ «Школа «Сота» города Рябиновска',
    shortName: 'Школа «Сота»',
    admin: 'admin-sota',
    file: {
      staff,
      classes: { '5А': staffNames.maths },
      pupils: fifth(pupil('5А', 'Бобров Иван Ильич', 'Боброва Инна Львовна')),
    },
  },
  moscowOblast: {
    preset: 'moscow-oblast',
    municipality: 'Заречный район',
    name: 'МБОУ «Зареченская средняя школа»',
    shortName: 'Зареченская школа',
    admin: 'admin-zarechye',
    file: { staff, classes: { '5А': staffNames.maths }, pupils: fifth(sister) },
  },
} as const satisfies Record<string, WantedSchool>
