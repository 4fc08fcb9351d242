import {
  InviteServiceDefinition,
  PersonActivated,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { SignInRequest } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '@zvonok/runtime/id'
import * as callers from '@zvonok/testing/callers'
import { authority, gateway, issuer, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import {
  named,
  newSnils,
  tellClass,
  tellParent,
  tellPupil,
  tellSchool,
  tellStaff,
} from '../testing/town.ts'

let box: IdentityBox

beforeAll(async () => {
  box = await startIdentityBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const signIns = (caller = gateway) => box.client(SignInServiceDefinition, caller)

let addresses = 0

const signIn = (more: Partial<SignInRequest>) =>
  signIns().signIn(
    {
      issuer,
      subject: newId(),
      username: '',
      identityProvider: '',
      snils: '',
      isConfirmed: false,
      inviteCode: '',
      ...more,
    },
    { clientAddress: `10.0.0.${(addresses += 1)}` },
  )

/** A new human of Gosuslugi; the same object signs in again as the same. */
const citizen = (snils: string, more: Partial<SignInRequest> = {}): Partial<SignInRequest> => ({
  subject: newId(),
  username: 'esia-1000',
  identityProvider: 'esia',
  snils,
  isConfirmed: true,
  ...more,
})

const codesOf = async (school: Awaited<ReturnType<typeof tellSchool>>, personId: string) => {
  const { schoolId, classId } = school
  const { invites } = await box
    .client(InviteServiceDefinition, school.teacher)
    .issueInvites({ schoolId, classId, personId })
  return invites.filter((invite) => invite.personId === personId).map(({ code }) => code)
}

describe('Gosuslugi without a code', () => {
  it('joins everyone with the СНИЛС in all schools to one account', async () => {
    const { digits, snilsHash } = newSnils()
    const [first, second] = [
      await tellSchool(box),
      await tellSchool(box, { zone: 'Europe/Samara' }),
    ]
    const child = await tellPupil(box, first)
    const sister = await tellPupil(box, first, { birthDate: '2013-05-05' })
    const brother = await tellPupil(box, second, { birthDate: '2012-05-05' })
    const ofFirst = [child.pupilId, sister.pupilId]
    const here = await tellParent(box, first.schoolId, ofFirst, { snilsHash })
    const there = await tellParent(box, second.schoolId, [brother.pupilId], { snilsHash })
    const work = await tellStaff(box, second.schoolId, {
      name: named('Белова Анна Юрьевна'),
      roles: ['teacher', 'deputy-head'],
      snilsHash,
    })
    await tellClass(box, second.schoolId, { name: '7Б', classTeacherId: work.personId })
    const account = await signIn(citizen(digits))
    expect(account.displayName).toBe('Анна Юрьевна')
    expect(account.grants.map(({ role, personId, pupilId }) => [role, personId, pupilId])).toEqual([
      ['teacher', work.personId, ''],
      ['deputy-head', work.personId, ''],
      ['class-teacher', work.personId, ''],
      ['parent', there.personId, brother.pupilId],
      ['parent', here.personId, sister.pupilId],
      ['parent', here.personId, child.pupilId],
    ])
    expect(await signIns().getAccount({ accountId: account.accountId })).toEqual(account)
    await box.settled()
    const linked = box
      .recordedEvents(PersonActivated)
      .filter(({ event }) => event.accountId === account.accountId)
    expect(linked).toHaveLength(3)
    expect(linked.every(({ event }) => event.way === 'gosuslugi')).toBe(true)
  })

  it('is refused clearly, and nothing is linked', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    const pupil = await tellPupil(box, school)
    const parent = await tellParent(box, school.schoolId, [pupil.pupilId], { snilsHash })
    const unconfirmed = citizen(digits, { isConfirmed: false })
    await expect(signIn(unconfirmed)).rejects.toMatchObject({
      kind: 'precondition',
      reason: 'ESIA_NOT_CONFIRMED',
    })
    for (const snils of [newSnils().digits, '', '11223344596']) {
      await expect(signIn(citizen(snils))).rejects.toMatchObject({ reason: 'NO_PERSON_FOR_SNILS' })
    }
    await expect(signIn({ subject: newId(), snils: digits })).rejects.toMatchObject({
      reason: 'ACCOUNT_NOT_LINKED',
    })
    const [code = ''] = await codesOf(school, parent.personId)
    await signIn({ subject: newId(), inviteCode: code })
    const free = await tellStaff(box, school.schoolId, { snilsHash })
    await expect(signIn(citizen(digits))).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'PERSON_ALREADY_LINKED',
    })
    await box.settled()
    const events = box.recordedEvents(PersonActivated).map(({ event }) => event.personId)
    expect(events).toContain(parent.personId)
    expect(events).not.toContain(free.personId)
    expect(JSON.stringify(box.logged)).not.toContain(digits)
  })

  it('finds nobody who has left, and no parent of nobody', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    await tellStaff(box, school.schoolId, { snilsHash, until: '2026-11-09' })
    await tellPupil(box, school, { snilsHash, birthDate: '2010-01-01', leftOn: '2026-10-01' })
    await tellParent(box, school.schoolId, [], { snilsHash })
    await expect(signIn(citizen(digits))).rejects.toMatchObject({ reason: 'NO_PERSON_FOR_SNILS' })
  })

  it('is not for pupils under 14', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    const pupil = await tellPupil(box, school, { snilsHash, birthDate: '2012-11-11' })
    const me = citizen(digits)
    await expect(signIn(me)).rejects.toMatchObject({ reason: 'PUPIL_UNDER_14' })
    const [inviteCode = ''] = await codesOf(school, pupil.pupilId)
    await expect(signIn({ ...me, inviteCode })).rejects.toMatchObject({ reason: 'PUPIL_UNDER_14' })
    box.clock.set('2026-11-11T08:00:00Z')
    expect(await signIn(me)).toMatchObject({
      displayName: 'Иван Белов',
      grants: [{ role: 'pupil', pupilId: pupil.pupilId }],
    })
    box.clock.set('2026-11-10T08:00:00Z')
  })

  it('makes one account of two first sign-ins at once', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    const pupil = await tellPupil(box, school)
    await tellParent(box, school.schoolId, [pupil.pupilId], { snilsHash })
    const me = citizen(digits)
    const [a, b] = await Promise.all([signIn(me), signIn(me)])
    expect(a).toEqual(b)
    await expect(
      Promise.all([signIn(citizen(digits)), signIn(citizen(digits))]),
    ).rejects.toMatchObject({ reason: 'PERSON_ALREADY_LINKED' })
  })

  it('gives the person to one of two humans who claim it at once', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    await tellStaff(box, school.schoolId, { snilsHash })
    const outcomes = await Promise.allSettled([signIn(citizen(digits)), signIn(citizen(digits))])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      reason: 'PERSON_ALREADY_LINKED',
    })
  })
})

describe('persons imported later', () => {
  it('join at the next look at the account', async () => {
    const { digits, snilsHash } = newSnils()
    const [first, second] = [await tellSchool(box), await tellSchool(box)]
    await tellStaff(box, first.schoolId, { snilsHash })
    const { accountId, grants } = await signIn(citizen(digits))
    expect(grants).toHaveLength(1)
    const late = await tellStaff(box, second.schoolId, { snilsHash, roles: ['secretary'] })
    const after = await signIns().getAccount({ accountId })
    expect(after.grants).toMatchObject([
      { role: 'teacher' },
      { role: 'secretary', personId: late.personId },
    ])
  })

  it('join at the next sign-in, all children of a parent who had come by code', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    const [child, sister] = [await tellPupil(box, school), await tellPupil(box, school)]
    const pupilIds = [child.pupilId, sister.pupilId]
    const parent = await tellParent(box, school.schoolId, pupilIds)
    const [inviteCode = ''] = await codesOf(school, parent.personId)
    const me = citizen(digits)
    const { accountId, grants } = await signIn({ ...me, inviteCode })
    expect(grants).toHaveLength(1)
    await tellParent(box, school.schoolId, pupilIds, { ...parent, snilsHash, version: 2 })
    expect((await signIn(me)).grants.map(({ pupilId }) => pupilId).toSorted()).toEqual(
      pupilIds.toSorted(),
    )
    expect((await signIns().getAccount({ accountId })).grants).toHaveLength(2)
  })

  it('do not join when they have another account', async () => {
    const { digits, snilsHash } = newSnils()
    const [first, second] = [await tellSchool(box), await tellSchool(box)]
    await tellStaff(box, first.schoolId, { snilsHash })
    const me = citizen(digits)
    const { accountId } = await signIn(me)
    const pupil = await tellPupil(box, second)
    const parent = await tellParent(box, second.schoolId, [pupil.pupilId])
    const [inviteCode = ''] = await codesOf(second, parent.personId)
    await signIn({ subject: newId(), inviteCode })
    await tellParent(box, second.schoolId, [pupil.pupilId], { ...parent, snilsHash, version: 2 })
    expect((await signIn(me)).grants).toHaveLength(1)
    expect((await signIns().getAccount({ accountId })).grants).toHaveLength(1)
  })
})

describe('Gosuslugi after a code', () => {
  it('links by the code, unconfirmed accounts too, and once more does no harm', async () => {
    const school = await tellSchool(box)
    const pupil = await tellPupil(box, school)
    const parent = await tellParent(box, school.schoolId, [pupil.pupilId])
    const [inviteCode = ''] = await codesOf(school, parent.personId)
    const me = citizen('', { isConfirmed: false, inviteCode })
    const account = await signIn(me)
    expect(account.grants).toMatchObject([{ role: 'parent', personId: parent.personId }])
    expect(await signIn(me)).toEqual(account)
    expect(await signIn({ ...me, inviteCode: '' })).toEqual(account)
    await expect(signIn(citizen('', { inviteCode }))).rejects.toMatchObject({
      reason: 'INVITE_USED',
    })
    await expect(signIn(citizen('', { inviteCode: '0000-0000-0000' }))).rejects.toMatchObject({
      reason: 'INVITE_UNKNOWN',
    })
  })

  it('leaves no account behind when the code is refused', async () => {
    const me = citizen('', { inviteCode: '0000-0000-0000' })
    await expect(signIn(me)).rejects.toMatchObject({ reason: 'INVITE_UNKNOWN' })
    await expect(signIn({ ...me, inviteCode: '' })).rejects.toMatchObject({
      reason: 'NO_PERSON_FOR_SNILS',
    })
  })
})

describe('grants of an account', () => {
  it('follow the registry: roles end, classes change, children leave the family', async () => {
    const { digits, snilsHash } = newSnils()
    const school = await tellSchool(box)
    const { schoolId } = school
    const staff = await tellStaff(box, schoolId, { snilsHash })
    const pupil = await tellPupil(box, school)
    const parent = await tellParent(box, schoolId, [pupil.pupilId], { snilsHash })
    const { accountId } = await signIn(citizen(digits))
    const rolesNow = async () =>
      (await signIns().getAccount({ accountId })).grants.map(({ role }) => role)
    expect(await rolesNow()).toEqual(['teacher', 'parent'])
    await tellStaff(box, schoolId, { ...staff, until: '2026-11-10', version: 2 })
    await tellPupil(box, school, { ...pupil, leftOn: '2026-11-01', version: 2 })
    expect(await rolesNow()).toEqual(['teacher', 'parent'])
    box.clock.set('2026-11-11T08:00:00Z')
    expect(await rolesNow()).toEqual(['parent'])
    await tellParent(box, schoolId, [], { ...parent, pupilIds: [], version: 2 })
    expect(await rolesNow()).toEqual([])
    box.clock.set('2026-11-10T08:00:00Z')
  })
})

describe('who may ask', () => {
  it.each([
    ['the regional authority', authority],
    ['a director', callers.director({ schoolId: newId(), personId: newId() })],
    ['another service', callers.serviceCaller('diary')],
  ])('not %s', async (_, caller) => {
    await expect(signIns(caller).getAccount({ accountId: newId() })).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
  })

  it('the gateway, of an account that is there', async () => {
    await expect(signIns().getAccount({ accountId: newId() })).rejects.toMatchObject({
      reason: 'ACCOUNT_NOT_FOUND',
    })
    await expect(signIns().getAccount({ accountId: '' })).rejects.toMatchObject({
      reason: 'NOT_AN_ID',
    })
    await expect(signIn({ subject: '' })).rejects.toMatchObject({ reason: 'REQUIRED' })
    await expect(
      box.client(SignInServiceDefinition).getAccount({ accountId: newId() }),
    ).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})
