import { describe, expect, it, jest } from '@jest/globals'
import { SignJWT, importJWK } from 'jose'
import {
  actorIn,
  createCallerSigner,
  createCallerVerifier,
  generateCallerKeys,
  grantsIn,
  isIn,
} from './caller.ts'
import type { Caller } from './caller.ts'

const mother: Caller = {
  accountId: 'account',
  kind: 'person',
  grants: [
    { role: 'parent', personId: 'mother-1', schoolId: 'one', classId: '5a', pupilId: 'kolya' },
    { role: 'teacher', personId: 'teacher-2', schoolId: 'two' },
  ],
}

describe('a signed caller', () => {
  it('arrives as it was sent', async () => {
    const keys = await generateCallerKeys()
    const token = await createCallerSigner(keys.privateJwk)(mother)
    const verify = createCallerVerifier(keys.publicJwk)
    expect(await verify(token)).toEqual(mother)
    expect(await verify(token)).toEqual(mother)
  })

  it('is refused when signed by another key, changed, expired, or not signed at all', async () => {
    const [keys, others] = [await generateCallerKeys(), await generateCallerKeys()]
    const verify = createCallerVerifier(keys.publicJwk)
    const foreign = await createCallerSigner(others.privateJwk)(mother)
    const good = await createCallerSigner(keys.privateJwk)(mother)
    const changed = good.replace(
      /\.[^.]+\./,
      `.${Buffer.from(JSON.stringify({ caller: mother, iss: 'zvonok-gateway', exp: 9e9 })).toString('base64url')}.`,
    )
    const [, body] = good.split('.')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const expired = await new SignJWT({ caller: mother })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('zvonok-gateway')
      .setExpirationTime(Math.floor(Date.now() / 1000) - 60)
      .sign(await importJWK(keys.privateJwk, 'EdDSA'))
    const endless = await new SignJWT({ caller: mother })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('zvonok-gateway')
      .sign(await importJWK(keys.privateJwk, 'EdDSA'))
    for (const token of [foreign, changed, unsigned, expired, endless, '', 'x.y.z']) {
      await expect(verify(token)).rejects.toMatchObject({ kind: 'unauthenticated' })
    }
  })

  it('is refused after its minute even when it is remembered', async () => {
    const keys = await generateCallerKeys()
    const token = await createCallerSigner(keys.privateJwk)(mother)
    const verify = createCallerVerifier(keys.publicJwk)
    await verify(token)
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 66_000)
    try {
      await expect(verify(token)).rejects.toMatchObject({ reason: 'CALLER_EXPIRED' })
    } finally {
      later.mockRestore()
    }
  })
})

describe('grants', () => {
  it('count only at their own school and role', () => {
    expect(grantsIn(mother, 'one')).toHaveLength(1)
    expect(isIn(mother, 'one', 'teacher')).toBe(false)
    expect(isIn(mother, 'two', 'teacher', 'director')).toBe(true)
    expect(isIn(mother, 'three')).toBe(false)
  })

  it('name the person the caller is at the school', () => {
    expect(actorIn(mother, 'two')).toEqual({ accountId: 'account', personId: 'teacher-2' })
    expect(actorIn(mother, 'three')).toEqual({ accountId: 'account', personId: '' })
  })
})
