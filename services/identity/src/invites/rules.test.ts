import { InviteState } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { describe, expect, it } from '@jest/globals'
import { expiryOf, inviteProblem, isUnder14, roleOf, stateOf, takingProblem } from './rules.ts'
import type { TypedInvite } from './rules.ts'

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day))
const expiresAt = expiryOf(at(1))
const today = '2026-11-10'

const invite = (more: Partial<TypedInvite> = {}): TypedInvite => ({
  personId: 'parent',
  pupilId: 'pupil',
  birthDate: '2015-03-04',
  isFamily: true,
  expiresAt,
  ...more,
})

describe('where an invite stands', () => {
  it('works for fourteen days', () => expect(expiresAt).toEqual(at(15)))

  it.each([
    ['open', {}, at(14), InviteState.OPEN],
    ['expired to the minute', {}, at(15), InviteState.EXPIRED],
    ['used, however long ago', { usedAt: at(2) }, at(30), InviteState.USED],
    ['revoked', { revokedAt: at(2) }, at(30), InviteState.REVOKED],
    ['expired before it was replaced', { revokedAt: at(20) }, at(30), InviteState.EXPIRED],
  ])('%s', (_, times, now, state) => expect(stateOf({ expiresAt, ...times }, now)).toBe(state))
})

describe('who holds the code', () => {
  it('is the pupil or a parent', () => {
    expect(roleOf({ personId: 'a', pupilId: 'a' })).toBe('pupil')
    expect(roleOf({ personId: 'a', pupilId: 'b' })).toBe('parent')
  })

  it.each([
    ['2012-11-11', true],
    ['2012-11-10', false],
    ['2012-11-09', false],
    ['2012-02-29', false],
  ])('born %s: under 14 is %s on 10 November 2026', (birthDate, expected) =>
    expect(isUnder14(birthDate, today)).toBe(expected),
  )

  it.each([
    ['works', {}, undefined],
    ['used', { usedAt: at(2) }, 'INVITE_USED'],
    ['expired', { expiresAt: at(3) }, 'INVITE_EXPIRED'],
    ['revoked', { revokedAt: at(2) }, 'INVITE_REVOKED'],
    ['no longer a parent', { isFamily: false }, 'INVITE_REVOKED'],
    ['the pupil left yesterday', { leftOn: '2026-11-09' }, 'PUPIL_HAS_LEFT'],
    ['the last day is today', { leftOn: today }, undefined],
  ])('%s', (_, more, reason) =>
    expect(inviteProblem(invite(more), at(10), today)?.reason).toBe(reason),
  )
})

describe('who may use it', () => {
  const account = { accountId: 'mine', isEsia: false, isAdultThere: false }
  const own = { personId: 'pupil' }

  it.each([
    ['a new account', {}, {}, undefined],
    ['the account that has the person', { linkedTo: 'mine' }, {}, undefined],
    ['an account when another has the person', { linkedTo: 'other' }, {}, 'PERSON_ALREADY_LINKED'],
    ['a parent through Gosuslugi', {}, { isEsia: true }, undefined],
    ['a pupil under 14 through Gosuslugi', own, { isEsia: true }, 'PUPIL_UNDER_14'],
    ['a pupil under 14 by login', own, {}, undefined],
    [
      'a pupil of 14 through Gosuslugi',
      { ...own, birthDate: '2012-11-10' },
      { isEsia: true },
      undefined,
    ],
    ['an adult with the code of a pupil', own, { isAdultThere: true }, 'INVITE_FOR_PUPIL'],
    ['an adult with one more child', {}, { isAdultThere: true }, undefined],
  ])('%s', (_, more, using, reason) =>
    expect(takingProblem(invite(more), { ...account, ...using }, today)?.reason).toBe(reason),
  )
})
