import { GrantChanged, GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { GrantRoleRequest } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import * as callers from '@zvonok/testing/callers'
import { authority, gateway, issuer, regionId, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { tellMunicipality, tellSchool } from '../testing/town.ts'

let box: IdentityBox

beforeAll(async () => {
  box = await startIdentityBox({
    FIRST_ADMIN_USERNAME: 'Region',
    FIRST_ADMIN_PASSWORD: 'Zvonok-Demo-2026',
    FIRST_ADMIN_HOLDER: 'Министерство',
  })
})
afterAll(() => box[Symbol.asyncDispose]())

const grants = (caller = authority) => box.client(GrantServiceDefinition, caller)

const newName = () => `holder-${newId().slice(-8)}`

const grantRole = (more: Partial<GrantRoleRequest>, idempotencyKey = newId()) =>
  grants().grantRole(
    {
      username: newName(),
      holder: 'Обрнадзор',
      role: 'inspector',
      municipalityId: '',
      schoolId: '',
      from: '',
      until: '',
      ...more,
    },
    { idempotencyKey, deadlineMs: 15_000 },
  )

const rolesOf = async (username: string) => {
  const account = await box.directory.findByUsername(username)
  const signedIn = await box.client(SignInServiceDefinition, gateway).signIn({
    issuer,
    subject: account?.subject ?? '',
    username,
    identityProvider: '',
    snils: '',
    isConfirmed: false,
    inviteCode: '',
  })
  return signedIn.grants
}

describe('the first administrator', () => {
  it('is made at the start, as the regional authority, with the password given', async () => {
    expect(await box.directory.findByUsername('region')).toMatchObject({ temporary: false })
    const [grant] = await rolesOf('region')
    expect(grant).toMatchObject({ role: 'region-authority', regionId, schoolName: 'Министерство' })
  })
})

describe('granting', () => {
  it('makes the login with a temporary password, announces and audits', async () => {
    const username = newName()
    const municipalityId = await tellMunicipality(box)
    const { grant, temporaryPassword } = await grantRole({ username, municipalityId })
    expect(temporaryPassword).toMatch(/^.{4}-.{4}-.{4}$/)
    expect(grant).toMatchObject({ username, role: 'inspector', from: '2026-11-10', until: '' })
    expect(await box.directory.findByUsername(username)).toMatchObject({
      temporary: true,
      displayName: 'Обрнадзор',
    })
    expect(await rolesOf(username)).toMatchObject([
      { role: 'inspector', regionId, municipalityId, personId: grant!.accountId },
    ])
    await box.settled()
    expect(
      box
        .recordedEvents(GrantChanged)
        .filter(({ envelope }) => envelope.subjectId === grant!.grantId),
    ).toMatchObject([{ event: { grant }, envelope: { version: 1 } }])
    const check = await box.db.read({ everySchool: true }, (read) => verifyAudit(read, regionId))
    expect(check).toMatchObject({ brokenAt: undefined })
  })

  it('gives one account more roles, without a new password', async () => {
    const username = newName()
    const { schoolId } = await tellSchool(box)
    const first = await grantRole({ username })
    const second = await grantRole({ username, role: 'school-admin', schoolId })
    expect(second).toMatchObject({
      temporaryPassword: '',
      grant: { accountId: first.grant!.accountId },
    })
    expect((await rolesOf(username)).map(({ role }) => role)).toEqual(['inspector', 'school-admin'])
    await expect(grantRole({ username })).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'GRANT_EXISTS',
    })
  })

  it('takes a login the directory has already', async () => {
    const username = newName()
    await box.directory.createAccount({ username, password: 'made by hand', temporary: false })
    expect(await grantRole({ username })).toMatchObject({ temporaryPassword: '' })
  })

  it('is in force between its days', async () => {
    const username = newName()
    await grantRole({ username, from: '2026-11-12', until: '2026-11-13' })
    const inForce = async (instant: string) => {
      box.clock.set(instant)
      return (await rolesOf(username)).length
    }
    expect(await inForce('2026-11-11T20:59:00Z')).toBe(0)
    expect(await inForce('2026-11-11T21:00:00Z')).toBe(1)
    expect(await inForce('2026-11-13T20:59:00Z')).toBe(1)
    expect(await inForce('2026-11-13T21:00:00Z')).toBe(0)
    box.clock.set('2026-11-10T08:00:00Z')
  })

  it('answers a repeat the same, at the same moment too', async () => {
    const [username, key] = [newName(), newId()]
    const answers = await Promise.all([grantRole({ username }, key), grantRole({ username }, key)])
    expect(answers[0].temporaryPassword).not.toBe('')
    expect(answers[1]).toEqual(answers[0])
    expect(await grantRole({ username }, key)).toEqual(answers[0])
    await expect(grantRole({ username: newName() }, key)).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('refuses scopes that are not there', async () => {
    await expect(grantRole({ role: 'school-admin', schoolId: newId() })).rejects.toMatchObject({
      reason: 'SCHOOL_NOT_FOUND',
      violations: [{ field: 'schoolId' }],
    })
    await expect(grantRole({ municipalityId: newId() })).rejects.toMatchObject({
      reason: 'MUNICIPALITY_NOT_FOUND',
    })
    await expect(grantRole({ until: '2026-11-09' })).rejects.toMatchObject({
      reason: 'ENDS_BEFORE_START',
    })
    await expect(grantRole({ username: 'esia-1' })).rejects.toMatchObject({
      reason: 'USERNAME_RESERVED',
    })
    await expect(grantRole({ role: 'director' })).rejects.toMatchObject({
      reason: 'ROLE_NOT_GRANTABLE',
    })
  })
})

describe('ending', () => {
  it('ends at once, or with a day, and not twice', async () => {
    const username = newName()
    const { grant } = await grantRole({ username })
    const { grantId } = grant!
    const later = await grants().endGrant({ grantId, until: '2026-12-31' })
    expect(later).toMatchObject({ until: '2026-12-31' })
    expect(await rolesOf(username)).toHaveLength(1)
    expect(await grants().endGrant({ grantId, until: '' })).toMatchObject({ until: '2026-11-09' })
    expect(await rolesOf(username)).toEqual([])
    await expect(grants().endGrant({ grantId, until: '' })).rejects.toMatchObject({
      reason: 'GRANT_ENDED',
      details: { until: '2026-11-09' },
    })
    await box.settled()
    const versions = box
      .recordedEvents(GrantChanged)
      .filter(({ envelope }) => envelope.subjectId === grantId)
      .map(({ envelope }) => envelope.version)
    expect(versions).toEqual([1, 2, 3])
    await grantRole({ username })
    expect(await rolesOf(username)).toHaveLength(1)
  })

  it('leaves the region one authority, whoever ends whom at the same moment', async () => {
    const { grants: held } = await grants().listGrants({ schoolId: '' })
    const first = held.find(({ role }) => role === 'region-authority')!
    const end = ({ grantId }: { grantId: string }) => grants().endGrant({ grantId, until: '' })
    await expect(end(first)).rejects.toMatchObject({ reason: 'LAST_REGION_AUTHORITY' })
    const { grant: second } = await grantRole({ role: 'region-authority' })
    const outcomes = await Promise.allSettled([end(first), end(second!)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is refused for what is not there', async () => {
    await expect(grants().endGrant({ grantId: newId(), until: '' })).rejects.toMatchObject({
      reason: 'GRANT_NOT_FOUND',
    })
    await expect(
      grants().endGrant({ grantId: newId(), until: '31.12.2026' }),
    ).rejects.toMatchObject({ reason: 'DATE_INVALID' })
  })
})

describe('who sees and gives roles', () => {
  it('each sees those of the own scope', async () => {
    const municipalityId = await tellMunicipality(box)
    const school = await tellSchool(box, { municipalityId })
    const { schoolId } = school
    const asked = [
      { role: 'school-admin', schoolId, holder: 'АА' },
      { role: 'inspector', municipalityId, holder: 'ББ' },
      { role: 'inspector', holder: 'ВВ' },
    ]
    const made: string[] = []
    for (const one of asked) made.push((await grantRole(one)).grant!.grantId)
    const seenBy = async (caller: Parameters<typeof grants>[0], of = '') => {
      const listed = await grants(caller).listGrants({ schoolId: of })
      return listed.grants
        .filter(({ grantId }) => made.includes(grantId))
        .map(({ holder }) => holder)
    }
    const personId = newId()
    const municipal = callers.municipalAuthority({ regionId, municipalityId, personId })
    expect(await seenBy(authority)).toEqual(['АА', 'ББ', 'ВВ'])
    expect(await seenBy(authority, schoolId)).toEqual(['АА'])
    expect(await seenBy(municipal)).toEqual(['АА', 'ББ'])
    expect(await seenBy(school.admin)).toEqual(['АА'])
    expect(await seenBy(callers.director({ schoolId, personId }))).toEqual(['АА'])
    const foreign = callers.schoolAdmin({ schoolId: newId(), personId })
    expect(await seenBy(foreign)).toEqual([])
    expect(await seenBy(foreign, schoolId)).toEqual([])
    const elsewhere = callers.regionAuthority({ regionId: newId(), personId })
    expect(await seenBy(elsewhere)).toEqual([])
  })

  it.each([
    ['an inspector', callers.inspector({ regionId, personId: newId() })],
    ['a municipal authority', callers.municipalAuthority({ regionId, personId: newId() })],
    ['an administrator', callers.schoolAdmin({ schoolId: newId(), personId: newId() })],
    [
      'the authority of another region',
      callers.regionAuthority({ regionId: newId(), personId: newId() }),
    ],
    ['the gateway', gateway],
  ])('%s gives and ends none', async (_, caller) => {
    const asked = { username: newName(), holder: 'Я сам', role: 'region-authority' }
    const rest = { municipalityId: '', schoolId: '', from: '', until: '' }
    await expect(grants(caller).grantRole({ ...asked, ...rest })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLE_NOT_ALLOWED',
    })
    await expect(grants(caller).endGrant({ grantId: newId(), until: '' })).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
    expect(await box.directory.findByUsername(asked.username)).toBeUndefined()
  })
})
