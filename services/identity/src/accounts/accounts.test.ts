import { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { PersonActivated } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import * as callers from '@zvonok/testing/callers'
import { authority, gateway, issuer, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { named, tellSchool, tellStaff } from '../testing/town.ts'
import type { TestSchool } from '../testing/town.ts'

let box: IdentityBox

beforeAll(async () => {
  box = await startIdentityBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const issue = (
  { schoolId, admin }: TestSchool,
  personIds: string[] = [],
  idempotencyKey = newId(),
) =>
  box
    .client(AccountServiceDefinition, admin)
    .issueCredentials({ schoolId, personIds }, { idempotencyKey, deadlineMs: 15_000 })

const list = ({ schoolId, admin }: TestSchool) =>
  box.client(AccountServiceDefinition, admin).listAccounts({ schoolId })

const surname = () =>
  `Тестова${Array.from({ length: 6 }, () => 'абвгдеиклмн'.charAt(Math.random() * 11)).join('')}`

describe('issuing credentials', () => {
  it('gives all staff without a login one, with a temporary password', async () => {
    const school = await tellSchool(box)
    const family = surname()
    const one = await tellStaff(box, school.schoolId, { name: named(`${family} Ольга Игоревна`) })
    const two = await tellStaff(box, school.schoolId, { name: named(`${family} Олег Ильич`) })
    await tellStaff(box, school.schoolId, { until: '2026-11-09' })
    const { credentials } = await issue(school)
    expect(credentials).toHaveLength(3)
    const [oleg, olga] = credentials.slice(1)
    expect(oleg).toMatchObject({ personId: two.personId, personName: `${family} Олег Ильич` })
    expect(olga).toMatchObject({ personId: one.personId, username: `${oleg!.username}2` })
    expect(new Set(credentials.map(({ password }) => password)).size).toBe(3)
    const account = await box.directory.findByUsername(oleg!.username)
    expect(account).toMatchObject({ temporary: true, displayName: 'Олег Ильич' })
    expect(await list(school)).toMatchObject({
      staff: [
        { username: credentials[0]!.username, hasSignedIn: false },
        { personId: two.personId, username: oleg!.username },
        { personId: one.personId },
      ],
    })
    const { grants } = await box.client(SignInServiceDefinition, gateway).signIn({
      issuer,
      subject: account!.subject,
      username: oleg!.username,
      identityProvider: '',
      snils: '',
      isConfirmed: false,
      inviteCode: '',
    })
    expect(grants).toMatchObject([{ role: 'teacher', personId: two.personId }])
    expect((await list(school)).staff[1]?.hasSignedIn).toBe(true)
    expect((await issue(school)).credentials).toEqual([])
    await box.settled()
    expect(
      box.recordedEvents(PersonActivated).filter(({ event }) => event.schoolId === school.schoolId),
    ).toHaveLength(3)
  })

  it('gives only those asked for one', async () => {
    const school = await tellSchool(box)
    const staff = await tellStaff(box, school.schoolId, { name: named(`${surname()} А Б`) })
    const asked = [staff.personId, staff.personId]
    expect((await issue(school, asked)).credentials).toMatchObject([{ personId: staff.personId }])
    const foreign = [newId(), newId()]
    await expect(issue(school, foreign)).rejects.toMatchObject({
      violations: [
        { field: 'personIds[0]', reason: 'STAFF_NOT_FOUND' },
        { field: 'personIds[1]', reason: 'STAFF_NOT_FOUND' },
      ],
    })
  })

  it('goes round logins the directory knows and we do not', async () => {
    const school = await tellSchool(box)
    const family = surname()
    const staff = await tellStaff(box, school.schoolId, { name: named(`${family} Ия Яковлевна`) })
    const [{ username: base = '' } = {}] = (await issue(school, [staff.personId])).credentials
    await box.directory.createAccount({
      username: `${base}2`,
      password: 'somebody by hand',
      temporary: false,
    })
    const namesake = await tellStaff(box, school.schoolId, { name: named(`${family} Ия Яновна`) })
    expect((await issue(school, [namesake.personId])).credentials).toMatchObject([
      { username: `${base}3` },
    ])
  })

  it('answers a repeat the same, at the same moment too, and keeps no password in clear', async () => {
    const school = await tellSchool(box)
    const key = newId()
    const answers = await Promise.all([issue(school, [], key), issue(school, [], key)])
    expect(answers[1]).toEqual(answers[0])
    expect(await issue(school, [], key)).toEqual(answers[0])
    const [credentials] = answers[0].credentials
    const kept = await box.db.read({ everySchool: true }, (read) =>
      read.rows<{ text: string }>(
        'test',
        sql`select encode(response, 'escape') as text from idempotency_key where key = ${key}`,
      ),
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]?.text).not.toContain(credentials!.password)
    expect(JSON.stringify(box.logged)).not.toContain(credentials!.password)
  })

  it('gives a new temporary password to who asks, and signs out whoever had the old one', async () => {
    const school = await tellSchool(box)
    const staff = await tellStaff(box, school.schoolId, { name: named(`${surname()} А Б`) })
    const [first] = (await issue(school, [staff.personId])).credentials
    const key = newId()
    const [second] = (await issue(school, [staff.personId], key)).credentials
    expect(second).toMatchObject({ personId: staff.personId, username: first!.username })
    expect(second!.password).not.toBe(first!.password)
    expect((await issue(school, [staff.personId], key)).credentials).toEqual([second])
    expect(await box.directory.findByUsername(first!.username)).toMatchObject({ temporary: true })
    const audited = await box.db.read({ schoolId: school.schoolId }, (read) =>
      read.rows<{ subject: string }>(
        'test',
        sql`select subject from audit where action = 'credentials.reissue'`,
      ),
    )
    expect(audited).toEqual([{ subject: `person/${staff.personId}` }])
  })

  it('leaves the password of an account that acts outside the school alone', async () => {
    const school = await tellSchool(box)
    const staff = await tellStaff(box, school.schoolId, { name: named(`${surname()} А Б`) })
    const [login] = (await issue(school, [staff.personId])).credentials
    await box.client(GrantServiceDefinition, authority).grantRole(
      {
        username: login!.username,
        holder: 'Министерство',
        role: 'region-authority',
        municipalityId: '',
        schoolId: '',
        from: '',
        until: '',
      },
      { deadlineMs: 15_000 },
    )
    await expect(issue(school, [staff.personId])).rejects.toMatchObject({
      violations: [{ field: 'personIds[0]', reason: 'ACCOUNT_BEYOND_SCHOOL' }],
    })
    expect((await issue(school)).credentials.map(({ personId }) => personId)).not.toContain(
      staff.personId,
    )
  })

  it('gives each person one login when two issue at once', async () => {
    const school = await tellSchool(box)
    const outcomes = await Promise.allSettled([issue(school), issue(school)])
    const issued = outcomes.flatMap((one) =>
      one.status === 'fulfilled' ? one.value.credentials : [],
    )
    expect(issued).toHaveLength(1)
    for (const one of outcomes) {
      if (one.status === 'rejected') {
        expect(['ALREADY_IN_PROGRESS', 'PERSON_ALREADY_LINKED', 'USERNAME_TAKEN']).toContain(
          one.reason.reason,
        )
      }
    }
    expect((await list(school)).staff.map(({ username }) => username)).toEqual([
      issued[0]!.username,
    ])
  })
})

describe('who keeps accounts', () => {
  it.each([
    ['a teacher', callers.teacher, 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED'],
    ['a secretary', callers.secretary, 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED'],
    ['the director', callers.director, 'ROLE_NOT_ALLOWED', 'ok'],
    ['the authority', () => authority, 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED'],
    [
      'the administrator of another school',
      () => callers.schoolAdmin({ schoolId: newId(), personId: newId() }),
      'SCHOOL_NOT_FOUND',
      'SCHOOL_NOT_FOUND',
    ],
  ])('%s', async (_, caller, issuing, listing) => {
    const school = await tellSchool(box)
    const accounts = box.client(
      AccountServiceDefinition,
      caller({ schoolId: school.schoolId, personId: newId() }),
    )
    const outcomes = await Promise.allSettled([
      accounts.issueCredentials({ schoolId: school.schoolId, personIds: [] }),
      accounts.listAccounts({ schoolId: school.schoolId }),
    ])
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? 'ok' : one.reason.reason))).toEqual([
      issuing,
      listing,
    ])
  })
})
