import { describe, expect, it } from '@jest/globals'
import { Refusal } from '@zvonok/runtime/refusal'
import { named } from '../testing/town.ts'
import { checkLogin, readablePassword, takeFree, usernameOf } from './rules.ts'

const refusalOf = (username: string, password?: string): Refusal | undefined => {
  try {
    checkLogin(username, password)
    return undefined
  } catch (error) {
    return error as Refusal
  }
}

describe('logins people choose', () => {
  it.each(['anna', 'belova.a-y', '5a-2026', 'a'.repeat(40)])('%s is taken', (username) =>
    expect(refusalOf(username)).toBeUndefined(),
  )

  it.each(['', 'ann', 'белова', 'anna_b', '.anna', 'anna.', 'an na', 'a'.repeat(41), "a'--"])(
    '%j is malformed',
    (username) => expect(refusalOf(username)).toMatchObject({ reason: 'USERNAME_MALFORMED' }),
  )

  it('keeps the names of those who come through Gosuslugi', () => {
    expect(refusalOf('esia-1000')).toMatchObject({
      reason: 'USERNAME_RESERVED',
      violations: [{ field: 'username' }],
    })
  })
})

describe('passwords people choose', () => {
  it.each(['корова ест траву', 'Zvonok-Demo-2026', 'tr0ub4dor&3x', 'x9$k2!mQ7z'])(
    '%s is taken',
    (p) => expect(refusalOf('anna', p)).toBeUndefined(),
  )

  it.each([
    ['123456789', 'PASSWORD_TOO_SHORT'],
    ['й'.repeat(129), 'PASSWORD_TOO_LONG'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_WEAK'],
    ['abababababab', 'PASSWORD_TOO_WEAK'],
    ['1234567890', 'PASSWORD_TOO_WEAK'],
    ['qwertyuiop', 'PASSWORD_TOO_WEAK'],
    ['йцукенгшщз', 'PASSWORD_TOO_WEAK'],
    ['0987654321', 'PASSWORD_TOO_WEAK'],
    ['my Anna 2015', 'PASSWORD_LIKE_USERNAME'],
  ])('%s is %s', (password, reason) =>
    expect(refusalOf('anna', password)).toMatchObject({ reason, kind: 'invalid' }),
  )

  it('are refused together with the login, each at its field', () => {
    expect(refusalOf('', 'short')).toMatchObject({
      reason: 'INVALID_REQUEST',
      violations: [
        { field: 'username', reason: 'USERNAME_MALFORMED' },
        { field: 'password', reason: 'PASSWORD_TOO_SHORT', details: { shortest: '10' } },
      ],
    })
  })
})

describe('logins made for staff', () => {
  it.each([
    ['Иванов Пётр Сергеевич', 'ivanov.ps'],
    ['Щукина Юлия', 'schukina.y'],
    ['Ли А', 'li.a'],
    ['Ю Я', 'yu.y'],
    ['Ё', 'e-login'],
    ['Салтыков-Щедрин Михаил Евграфович', 'saltykovschedrin.me'],
    ['Smith John', 'smith.j'],
    ['王 小', 'user'],
  ])('%s is %s', (name, username) => {
    expect(usernameOf(named(name))).toBe(username)
    expect(refusalOf(username)).toBeUndefined()
  })

  it('numbers namesakes from 2', () => {
    const taken = new Set(['orlova.np', 'orlova.np3'])
    expect(['orlova.np', 'orlova.np', 'kim.a'].map((base) => takeFree(base, taken))).toEqual([
      'orlova.np2',
      'orlova.np4',
      'kim.a',
    ])
  })

  it('makes passwords nobody misreads', () => {
    const password = readablePassword(Buffer.from('0123456789abcdef01234567'))
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/)
    expect(refusalOf('ivanov.ps', password)).toBeUndefined()
  })
})
