import { describe, expect, it } from '@jest/globals'
import { safeReturnTo, signInAddress } from './addresses.ts'

describe('the address after sign-in', () => {
  it.each([
    ['/schools/1/2026/setup?q=1', '/schools/1/2026/setup?q=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    // Browsers take tabs and line ends out of an address.
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [undefined, '/'],
  ])('%j leads to %j', (given, leadsTo) => {
    expect(safeReturnTo(given)).toBe(leadsTo)
  })

  it('is escaped', () => {
    expect(signInAddress('gosuslugi', '/a?b=c&d')).toBe(
      '/auth/sign-in?way=gosuslugi&returnTo=%2Fa%3Fb%3Dc%26d',
    )
  })
})
