import { expect, it } from '@jest/globals'

import { createSeal, derivedKey } from './seal.ts'

it('opens what it closed, and nothing else', () => {
  const seal = createSeal(derivedKey('a secret of this installation', 'people'))
  const sealed = seal.close('11223344595')
  expect(sealed).not.toContain('11223344595')
  expect(seal.open(sealed)).toBe('11223344595')
  expect(seal.close('11223344595')).not.toBe(sealed)

  const spoilt = Buffer.from(sealed, 'base64url')
  spoilt[20] = (spoilt[20] ?? 0) ^ 1
  expect(seal.open(spoilt.toString('base64url'))).toBeUndefined()
  expect(seal.open('short')).toBeUndefined()
  expect(
    createSeal(derivedKey('a secret of this installation', 'cookies')).open(sealed),
  ).toBeUndefined()
})
