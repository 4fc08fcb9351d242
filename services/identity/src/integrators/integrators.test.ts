import { GrantChanged } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { IntegratorServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { CreateIntegratorRequest } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import * as callers from '@zvonok/testing/callers'
import { authority, gateway, issuer, regionId, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { tellMunicipality, tellSchool } from '../testing/town.ts'

let box: IdentityBox
beforeAll(async () => {
  box = await startIdentityBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const integrators = (caller = authority) => box.client(IntegratorServiceDefinition, caller)

const create = (more: Partial<CreateIntegratorRequest> = {}, idempotencyKey = newId()) =>
  integrators().createIntegrator(
    {
      name: 'Портал государственных услуг',
      role: 'inspector',
      municipalityId: '',
      schoolId: '',
      from: '',
      until: '',
      ...more,
    },
    { idempotencyKey, deadlineMs: 15_000 },
  )

/** The embedded provider names a machine in its tokens by its client id. */
const identify = (clientId: string) =>
  box.client(SignInServiceDefinition, gateway).identifyIntegrator({ issuer, subject: clientId })

const listed = async (integratorId: string) => {
  const answer = await integrators().listIntegrators({})
  return answer.integrators.find((each) => each.integratorId === integratorId)
}

describe('an integrator', () => {
  it('gets a client id and a secret once, and reads as an inspector of its scope', async () => {
    const municipalityId = await tellMunicipality(box)
    const { integrator, clientSecret, tokenUrl } = await create({ municipalityId })
    expect(integrator).toMatchObject({
      name: 'Портал государственных услуг',
      clientId: expect.stringMatching(/^integrator-[0-9a-z]{12}$/),
      municipalityId,
      from: '2026-11-10',
      version: 1,
    })
    expect(Buffer.from(clientSecret, 'base64url')).toHaveLength(32)
    expect(tokenUrl).toBe(`${issuer}/protocol/openid-connect/token`)
    const account = await identify(integrator!.clientId)
    expect(account).toMatchObject({
      accountId: integrator!.integratorId,
      displayName: 'Портал государственных услуг',
      grants: [{ role: 'inspector', regionId, municipalityId, personId: integrator!.integratorId }],
    })
    expect(account.grants).toHaveLength(1)
    const known = await listed(integrator!.integratorId)
    expect(known).toMatchObject({ usedAt: box.clock.now(), revokedAt: undefined })
    expect(JSON.stringify(known)).not.toContain(clientSecret)
  })

  it('may be narrowed to one school', async () => {
    const { schoolId } = await tellSchool(box)
    const { integrator } = await create({ schoolId, until: '2026-12-31' })
    const { grants } = await identify(integrator!.clientId)
    expect(grants).toMatchObject([{ role: 'inspector', schoolId, regionId: '' }])
  })

  it('is told to monitoring, listed among the grants and audited', async () => {
    const { integrator } = await create()
    await box.settled()
    const told = box
      .recordedEvents(GrantChanged)
      .filter(({ event }) => event.grant?.accountId === integrator!.integratorId)
    expect(told).toMatchObject([
      { event: { grant: { holder: integrator!.name, clientId: integrator!.clientId } } },
    ])
    const { grants } = await box.client(GrantServiceDefinition, authority).listGrants({
      schoolId: '',
    })
    expect(grants.find(({ accountId }) => accountId === integrator!.integratorId)).toMatchObject({
      clientId: integrator!.clientId,
    })
    const check = await box.db.read({ everySchool: true }, (read) => verifyAudit(read, regionId))
    expect(check).toMatchObject({ brokenAt: undefined })
  })

  it('keeps its secret out of everything that is stored in clear', async () => {
    const { clientSecret } = await create()
    const kept = await box.db.read({ everySchool: true }, (read) =>
      read.rows<{ text: string }>(
        'kept',
        sql`
          select audit::text as text from audit
          union all select encode(response, 'escape') from idempotency_key
          union all select integrator::text from integrator
          union all select outbox::text from outbox`,
      ),
    )
    expect(kept.length).toBeGreaterThan(2)
    expect(kept.filter(({ text }) => text?.includes(clientSecret))).toEqual([])
  })

  it('is made once, whatever is repeated', async () => {
    const key = newId()
    const answers = await Promise.all([create({}, key), create({}, key)])
    expect(answers[1]).toEqual(answers[0])
    expect(await create({}, key)).toEqual(answers[0])
    const other = await create()
    expect(other.integrator!.clientId).not.toBe(answers[0].integrator!.clientId)
    expect(other.clientSecret).not.toBe(answers[0].clientSecret)
  })
})

describe('a secret', () => {
  it('is replaced, shown once more and the same to a repeat', async () => {
    const made = await create()
    const { integratorId } = made.integrator!
    const idempotencyKey = newId()
    const replace = () =>
      integrators().replaceIntegratorSecret({ integratorId }, { idempotencyKey })
    const replaced = await replace()
    expect(replaced.clientSecret).not.toBe(made.clientSecret)
    expect(replaced.integrator).toMatchObject({ clientId: made.integrator!.clientId, version: 2 })
    expect(await replace()).toEqual(replaced)
  })
})

describe('the end', () => {
  it('comes by revoking: no grants, no new secret', async () => {
    const { integrator } = await create()
    const { integratorId, clientId } = integrator!
    await identify(clientId)
    const revoked = await integrators().revokeIntegrator({ integratorId })
    expect(revoked).toMatchObject({ revokedAt: box.clock.now(), until: '2026-11-09' })
    expect(await integrators().revokeIntegrator({ integratorId })).toEqual(revoked)
    await expect(identify(clientId)).rejects.toMatchObject({
      kind: 'unauthenticated',
      reason: 'INTEGRATOR_REVOKED',
    })
    await expect(integrators().replaceIntegratorSecret({ integratorId })).rejects.toMatchObject({
      reason: 'INTEGRATOR_REVOKED',
    })
  })

  it('comes by its last day, and by ending its grant', async () => {
    const { integrator } = await create({ until: '2026-11-11' })
    box.clock.set('2026-11-12T08:00:00Z')
    expect((await identify(integrator!.clientId)).grants).toEqual([])
    box.clock.set('2026-11-10T08:00:00Z')
    const grants = box.client(GrantServiceDefinition, authority)
    const all = await grants.listGrants({ schoolId: '' })
    const { grantId } = all.grants.find((each) => each.clientId === integrator!.clientId)!
    await grants.endGrant({ grantId, until: '' })
    expect((await identify(integrator!.clientId)).grants).toEqual([])
  })
})

describe('refusals', () => {
  it.each([
    [{ name: '' }, 'REQUIRED'],
    [{ role: 'region-authority' }, 'ROLE_NOT_FOR_INTEGRATOR'],
    [{ municipalityId: newId() }, 'MUNICIPALITY_NOT_FOUND'],
    [{ schoolId: newId() }, 'SCHOOL_NOT_FOUND'],
    [{ schoolId: newId(), municipalityId: newId() }, 'SCOPE_ONE_OF_TWO'],
    [{ from: '2026-12-01', until: '2026-11-30' }, 'ENDS_BEFORE_START'],
  ])('%j: %s', async (more, reason) => {
    await expect(create(more)).rejects.toMatchObject({ kind: 'invalid', reason })
  })

  it('are for everybody but the regional authority', async () => {
    const { integrator } = await create()
    const { integratorId } = integrator!
    const municipal = callers.municipalAuthority({
      regionId,
      municipalityId: newId(),
      personId: newId(),
    })
    const stranger = callers.regionAuthority({ regionId: newId(), personId: newId() })
    for (const caller of [municipal, stranger]) {
      const client = integrators(caller)
      const no = { kind: 'forbidden', reason: 'ROLE_NOT_ALLOWED' }
      await expect(client.listIntegrators({})).rejects.toMatchObject(no)
      await expect(client.revokeIntegrator({ integratorId })).rejects.toMatchObject(no)
      await expect(client.replaceIntegratorSecret({ integratorId })).rejects.toMatchObject(no)
    }
    await expect(integrators().revokeIntegrator({ integratorId: newId() })).rejects.toMatchObject({
      reason: 'INTEGRATOR_NOT_FOUND',
    })
  })

  it('meet a token of a person', async () => {
    const subject = await box.directory.createAccount({
      username: `person-${newId().slice(-8)}`,
      password: 'пароль одного человека',
      temporary: false,
    })
    await expect(identify(subject)).rejects.toMatchObject({
      kind: 'unauthenticated',
      reason: 'INTEGRATOR_UNKNOWN',
    })
  })
})
