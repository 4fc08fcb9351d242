import type { PersonName } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Json } from '../api/types.ts'

type Name = Json<PersonName> | undefined

/** «Иванова Мария Сергеевна» */
export const fullName = (name: Name): string =>
  [name?.surname, name?.givenName, name?.patronymic].filter(Boolean).join(' ')

const initial = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `${text.slice(0, 1)}.`

/** «Иванова М. С.» */
export const shortName = (name: Name): string =>
  [name?.surname, initial(name?.givenName), initial(name?.patronymic)].filter(Boolean).join(' ')

/** Initials stay on the line of their surname. */
export const unbroken = (text: string): string => text.replaceAll(/ (?=\p{Lu}\.)/gu, '\u00A0')
