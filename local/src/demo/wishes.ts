import { makePeople } from './people.ts'
import type { DemoSchool } from './people.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** What a demonstration school shall be. */
export interface Wish {
  readonly municipality: string
  readonly name: string
  readonly shortName: string
  readonly preset: string
  readonly adminUsername: string
  readonly classNames: readonly string[]
}

/** Two municipalities and three schools, each on a policy preset of its own. */
export const wishes: readonly Wish[] = [
  {
    municipality: 'Городской округ Рябиновск',
    name: 'МБОУ «Средняя школа № 3» города Рябиновска',
    shortName: 'Школа № 3',
    preset: 'krasnoyarsk',
    adminUsername: 'admin',
    classNames: ['1А', '2А', '3А', '4А', '5А', '6А', '7А', '8А', '9А', '10А', '11А'],
  },
  {
    municipality: 'Городской округ Рябиновск',
    name: 'МБОУ «Школа «Сота» города Рябиновска',
    shortName: 'Школа «Сота»',
    preset: 'samara',
    adminUsername: 'admin-sota',
    classNames: ['1А', '5А', '8А', '10А'],
  },
  {
    municipality: 'Заречный район',
    name: 'МБОУ «Зареченская средняя школа»',
    shortName: 'Зареченская школа',
    preset: 'moscow-oblast',
    adminUsername: 'admin-zarechye',
    classNames: ['2А', '5А', '7А', '9А'],
  },
]

const pupilsPerClass = 22

/** The people of a school: the same at every filling of the same year. */
export const peopleOf = (
  wish: Wish,
  at: number,
  year: number,
): { readonly people: DemoSchool; readonly random: Random } => {
  const random = createRandom(2026 + at)
  const { classNames } = wish
  const people = makePeople(random, { year, classNames, pupilsPerClass }, 1000 * (at + 1))
  return { people, random }
}
