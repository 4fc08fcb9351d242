import { describe, expect, it } from '@jest/globals'

import { hashPassword, verifyPassword } from './password.ts'
import { normalizeUsername, passwordProblem, usernameProblem } from './rules.ts'

const cheap = { cost: 1024, blockSize: 8, parallelization: 1 }

describe('a stored password', () => {
  it('is matched by itself only, in any Unicode form', async () => {
    const stored = await hashPassword('зелёный чай', cheap)
    expect(stored).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(await verifyPassword('зелёный чай'.normalize('NFD'), stored)).toBe(true)
    expect(await verifyPassword('зелёный Чай', stored)).toBe(false)
    expect(await hashPassword('зелёный чай', cheap)).not.toBe(stored)
  })

  it('that is not there matches nothing', async () => {
    expect(await verifyPassword('', undefined)).toBe(false)
  })
})

describe('rules of accounts', () => {
  it.each([
    ['ivanov.ap', undefined],
    ['iv', 'USERNAME_MALFORMED'],
    ['-ivanov', 'USERNAME_MALFORMED'],
    ['иванов', 'USERNAME_MALFORMED'],
    ['ivanov ap', 'USERNAME_MALFORMED'],
    ['esia-1', 'USERNAME_RESERVED'],
  ])('say of the name %p: %p', (username, reason) => {
    expect(usernameProblem(username)?.reason).toBe(reason)
  })

  it('compare names without case and width', () => {
    expect(normalizeUsername('  Ｉvanov.AP ')).toBe('ivanov.ap')
  })

  it.each([
    ['восемь8888', undefined],
    ['девять999', 'PASSWORD_TOO_SHORT'],
    ['😀😀😀😀😀😀😀😀😀', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(129), 'PASSWORD_TOO_LONG'],
    ['my-Ivanov.AP', 'PASSWORD_LIKE_USERNAME'],
  ])('say of the password %p: %p', (password, problem) => {
    expect(passwordProblem(password, 'ivanov.ap')).toBe(problem)
  })
})
