import { generateKeyPairSync, sign, verify } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { clientSecret, esiaTimestamp, signedText } from './signed-request.ts'

const request = {
  clientId: 'ZVONOK',
  scope: 'openid snils',
  timestamp: '2026.11.22 07:05:09 +0000',
  state: 'f1e5f4a2-8c0e-4b7e-9a7e-0d8a5b3c2d1e',
  redirectUri: 'https://school.example/esia/callback',
}

describe('a request to ESIA', () => {
  it('writes the instant the way ESIA reads it', () => {
    expect(esiaTimestamp(new Date('2026-11-22T10:05:09.400+03:00'))).toBe(
      '2026.11.22 07:05:09 +0000',
    )
  })

  it('signs client, scope, timestamp, state and address without separators', () => {
    expect(signedText(request)).toBe(
      'ZVONOKopenid snils2026.11.22 07:05:09 +0000f1e5f4a2-8c0e-4b7e-9a7e-0d8a5b3c2d1ehttps://school.example/esia/callback',
    )
  })

  it('adds the code at the token endpoint', () => {
    expect(signedText({ ...request, code: 'abc' })).toBe(`${signedText(request)}abc`)
  })

  it('sends the raw signature in URL-safe base64', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const signer = {
      certificateHash: '',
      sign: async (data: Uint8Array) => sign('sha256', data, privateKey),
    }
    const secret = await clientSecret(signer, request)
    expect(secret).toMatch(/^[\w-]+$/)
    const signature = Buffer.from(secret, 'base64url')
    expect(verify('sha256', Buffer.from(signedText(request)), publicKey, signature)).toBe(true)
  })
})
