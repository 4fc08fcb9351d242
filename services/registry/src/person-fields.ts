import type { PersonName } from '@zvonok/contracts/zvonok/registry/v1/people'
import { parseName } from '@zvonok/policy/names'
import type { Check } from './check.ts'
import type { Named } from './people/rows.ts'
import { emailIsPlausible } from './people/rules.ts'

/** A person's name; only the patronymic may be absent. */
export const checkName = (check: Check, name: PersonName | undefined): Named => ({
  surname: check.decided('name.surname', parseName(name?.surname ?? ''), ''),
  givenName: check.decided('name.givenName', parseName(name?.givenName ?? ''), ''),
  patronymic:
    name === undefined || name.patronymic.trim() === ''
      ? ''
      : check.decided('name.patronymic', parseName(name.patronymic), ''),
})

export const checkEmail = (check: Check, typed: string): string => {
  const email = check.text('email', typed, 254, 0)
  check.that('email', email === '' || emailIsPlausible(email), 'EMAIL_INVALID')
  return email
}
