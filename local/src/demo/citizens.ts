import type { Citizen } from '../esia-simulator/citizens.ts'
import type { DemoParent, DemoPupil } from './people.ts'
import { peopleOf, wishes } from './wishes.ts'

const showcaseClass = '5А'

/** Pupils of the class the demonstration logins belong to. */
export const showcasePupils = (year: number): readonly DemoPupil[] => {
  const [wish] = wishes
  if (wish === undefined) return []
  const { people } = peopleOf(wish, 0, year)
  return people.pupils.filter(({ className }) => className === showcaseClass)
}

const citizen = (parent: DemoParent, oid: string, isConfirmed: boolean): Citizen => ({
  oid,
  familyName: parent.surname,
  givenName: parent.givenName,
  middleName: parent.patronymic,
  birthDate: '1988-05-14',
  snils: parent.snils,
  isConfirmed,
})

/** Who can sign in at the Gosuslugi simulator: a parent, a parent whose account is not confirmed, and somebody without a child in the region. */
export const demoCitizens = (year: number): readonly Citizen[] => {
  const parents = showcasePupils(year).flatMap((pupil) => pupil.parents.slice(0, 1))
  const [, confirmed, unconfirmed] = parents
  return [
    ...(confirmed === undefined ? [] : [citizen(confirmed, '1000300001', true)]),
    ...(unconfirmed === undefined ? [] : [citizen(unconfirmed, '1000300002', false)]),
    {
      oid: '1000300003',
      familyName: 'Бездетный',
      givenName: 'Пётр',
      middleName: 'Ильич',
      birthDate: '1990-02-03',
      snils: '11223344595',
      isConfirmed: true,
    },
  ]
}
