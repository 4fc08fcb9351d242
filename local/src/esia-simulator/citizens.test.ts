import { X509Certificate } from 'node:crypto'

import { expect, it } from '@jest/globals'
import { parseSnils } from '@zvonok/policy/snils'

import { selfSignedCertificate } from './certificate.ts'
import { sampleCitizens } from './citizens.ts'

it('has citizens whose СНИЛС have right check numbers', () => {
  for (const { snils } of sampleCitizens)
    expect(parseSnils(snils)).toEqual({ ok: true, value: snils })
})

it('makes certificates that others can read', () => {
  const { certificatePem } = selfSignedCertificate('ЗВОНОК', new Date('2026-09-01T00:00:00Z'))
  const certificate = new X509Certificate(certificatePem)
  expect(certificate.subject).toBe('CN=ЗВОНОК')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036)
})
