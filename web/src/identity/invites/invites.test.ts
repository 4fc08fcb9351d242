import { describe, expect, it } from '@jest/globals'
import { latestInvites, openInvites, type InviteEntry } from './invites.ts'

const invite = (inviteId: string, personId: string, state: string, code = ''): InviteEntry => ({
  inviteId,
  personId,
  pupilId: 'p',
  role: 'parent',
  personName: '',
  pupilName: '',
  code,
  // JSON has the short name where the generated type has the long one.
  state: state as InviteEntry['state'],
  expiresAt: undefined,
  usedAt: undefined,
})

describe('codes of a class', () => {
  it('are shown once a person: the one that works, else the one used', () => {
    const list = [
      invite('1', 'mother', 'REVOKED'),
      invite('2', 'mother', 'OPEN', 'AAAA-BBBB-CCCC'),
      invite('3', 'father', 'EXPIRED'),
      invite('4', 'father', 'USED'),
    ]
    expect(latestInvites(list).map(({ inviteId }) => inviteId)).toEqual(['2', '4'])
  })

  it('are printed only while they work', () => {
    const list = [invite('1', 'a', 'OPEN', 'AAAA-BBBB-CCCC'), invite('2', 'b', 'USED')]
    expect(openInvites(list).map(({ inviteId }) => inviteId)).toEqual(['1'])
  })
})
