import {
  ActivationServiceDefinition,
  InviteServiceDefinition,
  PersonActivated,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { gateway, issuer, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { tellParent, tellPupil, tellSchool } from '../testing/town.ts'

let box: IdentityBox
let addresses = 0

beforeAll(async () => {
  box = await startIdentityBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const password = 'корова ест траву'

const visitor = () => box.client(ActivationServiceDefinition)

/** Each test guesses from an address of its own. */
const from = () => ({ clientAddress: `10.0.0.${(addresses += 1)}`, idempotencyKey: newId() })

/** A family in a school of its own, with the codes of the pupil and the parent. */
const newFamily = async (more: Parameters<typeof tellPupil>[2] = {}) => {
  const school = await tellSchool(box)
  const { schoolId, classId } = school
  const pupil = await tellPupil(box, school, more)
  const parent = await tellParent(box, schoolId, [pupil.pupilId])
  const { invites } = await box
    .client(InviteServiceDefinition, school.teacher)
    .issueInvites({ schoolId, classId, personId: '' })
  const codeOf = (role: string) => invites.find((invite) => invite.role === role)?.code ?? ''
  return {
    school,
    pupil,
    parent,
    invites,
    codes: { pupil: codeOf('pupil'), parent: codeOf('parent') },
  }
}

const newName = () => `parent-${newId().slice(-8)}`

const activate = (code: string, username = newName(), options: object = from()) =>
  visitor().activateInvite({ code, username, password }, options)

const signIn = async (username: string) => {
  const account = await box.directory.findByUsername(username)
  return box.client(SignInServiceDefinition, gateway).signIn({
    issuer,
    subject: account?.subject ?? '',
    username,
    identityProvider: '',
    snils: '',
    isConfirmed: false,
    inviteCode: '',
  })
}

/** The caller the gateway would sign for this login. */
const callerOf = async (username: string) => {
  const { accountId, grants } = await signIn(username)
  return { accountId, kind: 'person' as const, grants, sessionId: newId() }
}

describe('looking a code up', () => {
  it('tells school, class and given name, however it is typed', async () => {
    const { codes } = await newFamily()
    const typed = codes.parent.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O')
    expect(await visitor().checkInvite({ code: typed }, from())).toEqual({
      schoolName: 'Школа № 3',
      className: '5А',
      pupilGivenName: 'Иван',
      role: 'parent',
      isUnder14: true,
    })
  })

  it('tells who is 14 by the day of the school', async () => {
    const { codes } = await newFamily({ birthDate: '2012-11-11' })
    const isUnder14 = async () =>
      (await visitor().checkInvite({ code: codes.pupil }, from())).isUnder14
    expect(await isUnder14()).toBe(true)
    box.clock.set('2026-11-10T17:00:00Z')
    expect(await isUnder14()).toBe(false)
    box.clock.set('2026-11-10T08:00:00Z')
  })

  it.each([
    ['', 'INVITE_CODE_INVALID'],
    ['ЖЖЖЖ-ЖЖЖЖ-ЖЖЖЖ', 'INVITE_CODE_INVALID'],
    ["' or 1=1 --", 'INVITE_CODE_INVALID'],
    ['0000-0000-0000', 'INVITE_UNKNOWN'],
  ])('refuses %j', async (code, reason) => {
    await expect(visitor().checkInvite({ code }, from())).rejects.toMatchObject({
      reason,
      violations: [{ field: 'code' }],
    })
  })

  it('says honestly that a right code expired or was revoked', async () => {
    const { school, codes, invites } = await newFamily()
    const [own] = invites
    await box
      .client(InviteServiceDefinition, school.admin)
      .revokeInvite({ schoolId: school.schoolId, inviteId: own!.inviteId })
    await expect(visitor().checkInvite({ code: codes.pupil }, from())).rejects.toMatchObject({
      reason: 'INVITE_REVOKED',
    })
    box.clock.set('2026-11-24T08:00:00Z')
    await expect(visitor().checkInvite({ code: codes.parent }, from())).rejects.toMatchObject({
      reason: 'INVITE_EXPIRED',
      details: { expiredAt: '2026-11-24T08:00:00.000Z' },
    })
    box.clock.set('2026-11-10T08:00:00Z')
  })

  it('ends for a while after wrong ones', async () => {
    const { clientAddress } = from()
    const guess = (number: number) =>
      visitor()
        .checkInvite({ code: `ZZZZ-0000-000${number}` }, { clientAddress })
        .catch((error: { reason: string; details: object }) => error)
    for (let number = 0; number < 6; number += 1) {
      expect(await guess(number)).toMatchObject({ reason: 'INVITE_UNKNOWN' })
    }
    expect(await guess(6)).toMatchObject({
      kind: 'exhausted',
      reason: 'TOO_MANY_GUESSES',
      details: { retryAfterSeconds: '30' },
    })
    // Nobody learns of it from the log.
    expect(JSON.stringify(box.logged)).not.toContain('ZZZZ')
  })
})

describe('activation', () => {
  it('makes the account, links the person and announces it, once', async () => {
    const { school, pupil, parent, codes } = await newFamily()
    const username = newName()
    expect(await activate(codes.parent, username.toUpperCase())).toEqual({ username })
    expect(await signIn(username)).toMatchObject({
      displayName: 'Анна Юрьевна',
      grants: [
        {
          role: 'parent',
          personId: parent.personId,
          pupilId: pupil.pupilId,
          classId: school.classId,
          pupilName: 'Иван Белов',
          zone: 'Asia/Krasnoyarsk',
          year: 2026,
        },
      ],
    })
    await box.settled()
    const events = box
      .recordedEvents(PersonActivated)
      .filter(({ event }) => event.personId === parent.personId)
    expect(events).toMatchObject([{ event: { way: 'invite' }, envelope: { version: 1 } }])
    await expect(activate(codes.parent)).rejects.toMatchObject({ reason: 'INVITE_USED' })
    await expect(visitor().checkInvite({ code: codes.parent }, from())).rejects.toMatchObject({
      reason: 'INVITE_USED',
    })
  })

  it('lets a pupil under 14 in by login and password', async () => {
    const { pupil, codes } = await newFamily()
    const username = newName()
    await activate(codes.pupil, username)
    expect(await signIn(username)).toMatchObject({
      displayName: 'Иван Белов',
      grants: [{ role: 'pupil', personId: pupil.pupilId, pupilId: pupil.pupilId }],
    })
  })

  it('refuses a taken login, a bad one and a weak password, and the code still works', async () => {
    const { codes } = await newFamily()
    const { codes: others } = await newFamily()
    const username = newName()
    await activate(others.parent, username)
    await expect(activate(codes.parent, username)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'USERNAME_TAKEN',
    })
    await expect(
      visitor().activateInvite({ code: codes.parent, username: 'я', password: '1' }, from()),
    ).rejects.toMatchObject({
      violations: [{ field: 'username' }, { field: 'password', reason: 'PASSWORD_TOO_SHORT' }],
    })
    await expect(
      visitor().activateInvite(
        { code: codes.parent, username: newName(), password: 'aaaaaaaaaaaa' },
        from(),
      ),
    ).rejects.toMatchObject({ reason: 'PASSWORD_TOO_WEAK' })
    await activate(codes.parent)
  })

  it('refuses a second account for the same person', async () => {
    const { school, pupil, parent, codes } = await newFamily()
    const sister = await tellPupil(box, school, { birthDate: '2014-01-01' })
    const pupilIds = [pupil.pupilId, sister.pupilId]
    await tellParent(box, school.schoolId, pupilIds, { ...parent, pupilIds, version: 2 })
    const { schoolId, classId } = school
    const { invites } = await box
      .client(InviteServiceDefinition, school.teacher)
      .issueInvites({ schoolId, classId, personId: '' })
    const second = invites.find(
      (invite) => invite.personId === parent.personId && invite.pupilId === sister.pupilId,
    )
    await activate(codes.parent)
    await expect(activate(second!.code)).rejects.toMatchObject({ reason: 'PERSON_ALREADY_LINKED' })
  })

  it('has one winner when two use the code at once', async () => {
    const { codes } = await newFamily()
    const names = [newName(), newName()]
    const outcomes = await Promise.allSettled(names.map((name) => activate(codes.parent, name)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const loser = outcomes.find((one) => one.status === 'rejected')
    expect(['INVITE_USED', 'PERSON_ALREADY_LINKED', 'ALREADY_IN_PROGRESS']).toContain(
      loser?.reason.reason,
    )
  })

  it('answers a repeat the same, later and at the same moment', async () => {
    const { codes } = await newFamily()
    const username = newName()
    const options = from()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => activate(codes.parent, username, options)),
    )
    answers.push(await activate(codes.parent, username, options))
    expect(answers).toEqual(Array(5).fill({ username }))
    await expect(activate(codes.parent, newName(), options)).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
    expect(await signIn(username)).toMatchObject({ grants: [{ role: 'parent' }] })
  })

  it('keeps neither password nor code of the request', async () => {
    const { codes } = await newFamily()
    const username = newName()
    await activate(codes.parent, username)
    const kept = await box.db.direct.rows<{ text: string }>(
      'test',
      sql`select purpose from login_claim where username = ${username}`,
    )
    expect(kept).toEqual([])
    const logged = JSON.stringify(box.logged)
    for (const secret of [password, codes.parent, 'Белов', 'Анна']) {
      expect(logged).not.toContain(secret)
    }
  })
})

describe('an account left half-made by a crash', () => {
  it('is taken over by the next attempt with the same code, and by nobody else', async () => {
    const { codes, invites } = await newFamily()
    const { codes: others } = await newFamily()
    const username = newName()
    const { inviteId } = invites.find(({ role }) => role === 'parent')!
    const subject = await box.directory.createAccount({
      username,
      password: 'the first attempt',
      temporary: false,
    })
    await box.db.transaction({ everySchool: true }, async (tx) =>
      tx.send(
        'test',
        sql`
          insert into login_claim (username, purpose, attempt, claimed_at)
          values (${username}, ${`invite/${inviteId}`}, 'died', now() - interval '3 minutes')`,
      ),
    )
    await expect(activate(others.parent, username)).rejects.toMatchObject({
      reason: 'USERNAME_TAKEN',
    })
    await activate(codes.parent, username)
    expect(await box.directory.findByUsername(username)).toMatchObject({ subject })
    expect(await signIn(username)).toMatchObject({ grants: [{ role: 'parent' }] })
  })

  it('keeps the login for a moment, then gives it to others when nothing was made', async () => {
    const { codes } = await newFamily()
    const username = newName()
    const claimedAt = (text: string) =>
      box.db.transaction({ everySchool: true }, async (tx) =>
        tx.send(
          'test',
          sql`
            insert into login_claim (username, purpose, attempt, claimed_at)
            values (${username}, 'invite/other', 'other', ${text}::timestamptz)
            on conflict (username) do update set claimed_at = excluded.claimed_at`,
        ),
      )
    await claimedAt(new Date().toISOString())
    await expect(activate(codes.parent, username)).rejects.toMatchObject({
      reason: 'USERNAME_TAKEN',
    })
    await claimedAt('-infinity')
    await activate(codes.parent, username)
  })
})

describe('a code for an account that is there', () => {
  it('adds one more child of another school', async () => {
    const [first, second] = [await newFamily(), await newFamily()]
    const username = newName()
    await activate(first.codes.parent, username)
    const account = box.client(ActivationServiceDefinition, await callerOf(username))
    const options = from()
    const added = await account.addInvite({ code: second.codes.parent }, options)
    expect(added).toMatchObject({ role: 'parent', pupilGivenName: 'Иван' })
    expect(await account.addInvite({ code: second.codes.parent }, options)).toEqual(added)
    const { grants } = await signIn(username)
    expect(grants.map(({ schoolId }) => schoolId).toSorted()).toEqual(
      [first.school.schoolId, second.school.schoolId].toSorted(),
    )
    await expect(account.addInvite({ code: second.codes.parent }, from())).rejects.toMatchObject({
      reason: 'INVITE_USED',
    })
  })

  it('opens only the child of the code, not the brother', async () => {
    const { school, pupil, parent, codes } = await newFamily()
    const brother = await tellPupil(box, school, { birthDate: '2013-01-01' })
    const pupilIds = [pupil.pupilId, brother.pupilId]
    await tellParent(box, school.schoolId, pupilIds, { ...parent, pupilIds, version: 2 })
    const username = newName()
    await activate(codes.parent, username)
    const { grants } = await signIn(username)
    expect(grants.map(({ pupilId }) => pupilId)).toEqual([pupil.pupilId])
  })

  it('is refused when the person has another account', async () => {
    const [first, second] = [await newFamily(), await newFamily()]
    const username = newName()
    await activate(first.codes.parent, username)
    const { school, parent } = second
    const sister = await tellPupil(box, school)
    const pupilIds = [second.pupil.pupilId, sister.pupilId]
    await tellParent(box, school.schoolId, pupilIds, { ...parent, pupilIds, version: 2 })
    await activate(second.codes.parent)
    const { schoolId, classId } = school
    const { invites } = await box
      .client(InviteServiceDefinition, school.teacher)
      .issueInvites({ schoolId, classId, personId: parent.personId })
    const foreign = invites.find(
      ({ pupilId, role }) => pupilId === sister.pupilId && role === 'parent',
    )
    const account = box.client(ActivationServiceDefinition, await callerOf(username))
    await expect(account.addInvite({ code: foreign!.code }, from())).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'PERSON_ALREADY_LINKED',
    })
  })

  it('is refused when a parent takes the code of the child', async () => {
    const { codes } = await newFamily()
    const username = newName()
    await activate(codes.parent, username)
    const account = box.client(ActivationServiceDefinition, await callerOf(username))
    await expect(account.addInvite({ code: codes.pupil }, from())).rejects.toMatchObject({
      reason: 'INVITE_FOR_PUPIL',
    })
    await activate(codes.pupil)
  })

  it('is refused to visitors and machines', async () => {
    const { codes } = await newFamily()
    for (const caller of [undefined, gateway]) {
      await expect(
        box.client(ActivationServiceDefinition, caller).addInvite({ code: codes.parent }, from()),
      ).rejects.toMatchObject({ reason: 'SIGN_IN_REQUIRED' })
    }
  })
})
