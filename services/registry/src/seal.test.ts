import { expect, it } from '@jest/globals'
import { createSealer } from './seal.ts'
import { createSnilsKeeper } from './snils.ts'

const sealer = createSealer('a'.repeat(64))
const plain = Buffer.from('11223344595')

it('opens what it sealed, each time different, for the same purpose only', () => {
  const sealed = sealer.seal(plain, 'snils')
  expect(sealer.open(sealed, 'snils')).toEqual(plain)
  expect(sealer.seal(plain, 'snils').equals(sealed)).toBe(false)
  expect(() => sealer.open(sealed, 'import')).toThrow('unable to authenticate')
  expect(() => createSealer('b'.repeat(64)).open(sealed, 'snils')).toThrow('unable to authenticate')
  sealed[sealed.length - 1]! ^= 1
  expect(() => sealer.open(sealed, 'snils')).toThrow('unable to authenticate')
})

it('hashes a number with its key, so that nobody else can list them', () => {
  const one = createSnilsKeeper('c'.repeat(64), sealer)
  const other = createSnilsKeeper('d'.repeat(64), sealer)
  expect(one.hash('11223344595')).toMatch(/^[0-9a-f]{64}$/)
  expect(one.hash('11223344595')).not.toBe(other.hash('11223344595'))
  expect(one.keep('11223344595').snilsHash).toBe(one.hash('11223344595'))
})
