import { describe, expect, it } from '@jest/globals'

import { claimsOf } from './people.ts'
import { personOf } from './person.ts'

const answer = {
  trusted: true,
  lastName: ' Смирнова ',
  firstName: 'Ольга',
  birthDate: '17.04.1986',
  snils: '112-233-445 95',
}

describe('a person of ESIA', () => {
  it('is what was granted, in our own forms', () => {
    expect(personOf('1000299654', answer)).toEqual({
      oid: '1000299654',
      isConfirmed: true,
      familyName: 'Смирнова',
      givenName: 'Ольга',
      birthDate: '1986-04-17',
      snils: '11223344595',
    })
  })

  it('has nothing that was not granted, and is not confirmed unless ESIA says so', () => {
    expect(personOf('1', { status: 'REGISTERED' })).toEqual({ oid: '1', isConfirmed: false })
    expect(personOf('1', { trusted: 'true' }).isConfirmed).toBe(false)
  })

  it.each(['112-233-445 96', '11223344', '', 'СНИЛС', 11223344595])(
    'has no СНИЛС out of %p',
    (snils) => {
      expect(personOf('1', { snils })).not.toHaveProperty('snils')
    },
  )

  it('is refused when ESIA answers something else', () => {
    expect(() => personOf('1', 'ok')).toThrow('no person')
  })

  it('gives a name only when ESIA gave one', () => {
    expect(claimsOf(personOf('1', answer))['name']).toBe('Смирнова Ольга')
    expect(claimsOf(personOf('1', {}))['name']).toBeUndefined()
  })
})
