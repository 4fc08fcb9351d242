import { snilsCheck } from '@zvonok/policy/snils'
import { departments, hoursOf, splitSubject, taughtBySpecialists } from './curriculum.ts'
import { adultName, childName, pickFamily, pickFather, surnameOf } from './names.ts'
import type { Name, Sex } from './names.ts'
import type { Random } from './random.ts'

export interface DemoStaff extends Name {
  readonly position: string
  /** As the import names them, by comma. */
  readonly roles: string
  /** Subjects taught; empty for those of the office. */
  readonly subjects: readonly string[]
  /** The class a primary teacher has. */
  readonly ownClass: string | undefined
}

export interface DemoParent extends Name {
  readonly snils: string
  readonly email: string
}

export interface DemoPupil extends Name {
  readonly birthDate: string
  readonly className: string
  readonly parents: readonly DemoParent[]
}

export interface DemoSchool {
  readonly staff: readonly DemoStaff[]
  readonly classNames: readonly string[]
  readonly pupils: readonly DemoPupil[]
}

export interface SchoolWish {
  readonly year: number
  readonly classNames: readonly string[]
  readonly pupilsPerClass: number
}

export const gradeOf = (className: string): number => Number.parseInt(className, 10)

/** СНИЛС of nobody: numbers of this range are not issued, the check number is right. */
export const snilsOf = (serial: number): string => {
  const nine = String(990_000_000 + serial)
  return `${nine}${String(snilsCheck(nine)).padStart(2, '0')}`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** A full teacher's load; above it another colleague is hired. */
const fullLoad = 24

const hoursPerSubject = (classNames: readonly string[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const name of classNames) {
    const grade = gradeOf(name)
    for (const [subject, hours] of Object.entries(hoursOf(grade))) {
      if (grade <= 4 && !taughtBySpecialists.includes(subject)) continue
      // Two groups are two teachers' hours.
      sums.set(subject, (sums.get(subject) ?? 0) + hours * (subject === splitSubject ? 2 : 1))
    }
  }
  return sums
}

const teacher = (random: Random, position: string, subjects: readonly string[]): DemoStaff => ({
  ...adultName(random, pickFamily(random), random.chance(0.2) ? 'male' : 'female'),
  position,
  roles: 'учитель',
  subjects,
  ownClass: undefined,
})

const makeStaff = (random: Random, classNames: readonly string[]): DemoStaff[] => {
  const office: DemoStaff[] = (
    [
      ['директор', 'директор'],
      ['заместитель директора по УВР', 'завуч, диспетчер'],
      ['ответственный за электронный журнал', 'администратор'],
      ['секретарь', 'секретарь'],
    ] as const
  ).map(([position, roles]) => ({ ...teacher(random, position, []), roles }))
  const primary = classNames
    .filter((name) => gradeOf(name) <= 4)
    .map((ownClass) => ({
      ...teacher(random, 'учитель начальных классов', []),
      ownClass,
    }))
  const hours = hoursPerSubject(classNames)
  const specialists = departments.flatMap(({ position, subjects }) => {
    const sum = subjects.reduce((total, subject) => total + (hours.get(subject) ?? 0), 0)
    const wanted = Math.ceil(sum / fullLoad)
    // A split subject needs two teachers at the same hour.
    const count = subjects.includes(splitSubject) && wanted > 0 ? Math.max(2, wanted) : wanted
    return Array.from({ length: count }, () => teacher(random, position, subjects))
  })
  return withoutNamesakes([...office, ...primary, ...specialists], random)
}

const withoutNamesakes = (staff: readonly DemoStaff[], random: Random): DemoStaff[] => {
  const taken = new Set<string>()
  return staff.map((member) => {
    let named = member
    while (taken.has(`${named.surname} ${named.givenName}`)) {
      named = { ...named, ...adultName(random, pickFamily(random), 'female') }
    }
    taken.add(`${named.surname} ${named.givenName}`)
    return named
  })
}

const makePupil = (
  random: Random,
  { year }: SchoolWish,
  className: string,
  serial: number,
): DemoPupil => {
  const family = pickFamily(random)
  const father = pickFather(random)
  const sex: Sex = random.chance(0.5) ? 'male' : 'female'
  const birthYear = year - gradeOf(className) - 6
  const mother = adultName(random, family, 'female')
  const parents: DemoParent[] = [
    { ...mother, snils: snilsOf(serial * 2), email: `parent${serial * 2}@example.org` },
  ]
  if (random.chance(0.6)) {
    const grandfather = adultName(random, family, 'male')
    parents.push({
      surname: surnameOf(family, 'male'),
      givenName: father,
      patronymic: grandfather.patronymic,
      snils: snilsOf(serial * 2 + 1),
      email: '',
    })
  }
  return {
    ...childName(random, family, sex, father),
    birthDate: `${birthYear}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    className,
    parents,
  }
}

/** Invents the people of a school; `firstSerial` keeps their СНИЛС apart from those of other schools. */
export const makePeople = (random: Random, wish: SchoolWish, firstSerial: number): DemoSchool => {
  let serial = firstSerial
  const pupils = wish.classNames.flatMap((className) => {
    const taken = new Set<string>()
    return Array.from({ length: wish.pupilsPerClass }, () => {
      serial += 1
      let pupil = makePupil(random, wish, className, serial)
      while (taken.has(`${pupil.surname} ${pupil.givenName}`)) {
        pupil = makePupil(random, wish, className, serial)
      }
      taken.add(`${pupil.surname} ${pupil.givenName}`)
      return pupil
    })
  })
  return { staff: makeStaff(random, wish.classNames), classNames: wish.classNames, pupils }
}
