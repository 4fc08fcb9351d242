import { InviteServiceDefinition, InviteState } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { verifyAudit } from '@zvonok/runtime/audit'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import * as callers from '@zvonok/testing/callers'
import { authority, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { named, tellClass, tellParent, tellPupil, tellSchool } from '../testing/town.ts'
import type { TestSchool } from '../testing/town.ts'

let box: IdentityBox
let school: TestSchool

beforeAll(async () => {
  box = await startIdentityBox()
  school = await tellSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

const invitesOf = (caller = school.teacher) => box.client(InviteServiceDefinition, caller)

/** A class of its own, led by the same teacher, with these pupils, a parent each. */
const newClass = async (...names: string[]) => {
  const { schoolId, teacherId } = school
  const classId = await tellClass(box, schoolId, { name: '6Б', classTeacherId: teacherId })
  const families = []
  for (const name of names) {
    const pupil = await tellPupil(box, { schoolId, classId }, { name: named(name) })
    const parent = await tellParent(box, schoolId, [pupil.pupilId])
    families.push({ pupil, parent })
  }
  return { schoolId, classId, families }
}

const issue = (
  of: { schoolId: string; classId: string },
  personId = '',
  idempotencyKey = newId(),
) =>
  invitesOf().issueInvites(
    { schoolId: of.schoolId, classId: of.classId, personId },
    { idempotencyKey },
  )

describe('issuing codes', () => {
  it('gives the pupil and each parent of each child a different one, by pupil', async () => {
    const of = await newClass('Яшин Лев', 'Алова Вера')
    const [yashin, alova] = of.families
    const father = await tellParent(
      box,
      of.schoolId,
      [alova!.pupil.pupilId, yashin!.pupil.pupilId],
      { name: named('Волков Пётр Ильич') },
    )
    const { invites } = await issue(of)
    expect(invites.map(({ pupilName, personName, role }) => [pupilName, personName, role])).toEqual(
      [
        ['Алова Вера', 'Алова Вера', 'pupil'],
        ['Алова Вера', 'Белова Анна Юрьевна', 'parent'],
        ['Алова Вера', 'Волков Пётр Ильич', 'parent'],
        ['Яшин Лев', 'Яшин Лев', 'pupil'],
        ['Яшин Лев', 'Белова Анна Юрьевна', 'parent'],
        ['Яшин Лев', 'Волков Пётр Ильич', 'parent'],
      ],
    )
    const codes = invites.map(({ code }) => code)
    expect(new Set(codes).size).toBe(6)
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(invites.filter(({ personId }) => personId === father.personId)).toHaveLength(2)
    expect(invites[0]?.expiresAt).toEqual(new Date('2026-11-24T08:00:00Z'))
    expect((await invitesOf().listInvites(of)).invites).toEqual(invites)
  })

  it('leaves codes that work as they are and gives one to whoever came since', async () => {
    const of = await newClass('Яшин Лев')
    const { invites: first } = await issue(of)
    await tellPupil(box, of, { name: named('Алова Вера') })
    const { invites: second } = await issue(of)
    expect(second).toHaveLength(3)
    expect(second.slice(1)).toEqual(first)
  })

  it('gives one person a new code and ends the old one', async () => {
    const of = await newClass('Яшин Лев')
    const { personId } = of.families[0]!.parent
    const before = (await issue(of)).invites
    const after = (await issue(of, personId)).invites
    expect(after[0]).toEqual(before[0])
    expect(after[1]?.code).not.toBe(before[1]?.code)
    expect(after[1]).toMatchObject({ personId, state: InviteState.OPEN })
  })

  it('replaces expired ones, and an expired code is shown no more', async () => {
    const of = await newClass('Яшин Лев')
    await issue(of)
    box.clock.set('2026-11-24T08:00:00Z')
    const { invites: expired } = await invitesOf().listInvites(of)
    expect(expired).toMatchObject([
      { state: InviteState.EXPIRED, code: '' },
      { state: InviteState.EXPIRED, code: '' },
    ])
    expect((await issue(of)).invites).toMatchObject([
      { state: InviteState.OPEN },
      { state: InviteState.OPEN },
    ])
    box.clock.set('2026-11-10T08:00:00Z')
  })

  it('gives none to those who have left', async () => {
    const of = await newClass()
    await tellPupil(box, of, { leftOn: '2026-11-09' })
    const last = await tellPupil(box, of, { leftOn: '2026-11-10' })
    expect((await issue(of)).invites).toMatchObject([{ pupilId: last.pupilId }])
  })

  it('gives each one code when two issue at once', async () => {
    const of = await newClass('Яшин Лев', 'Алова Вера')
    const [a, b] = await Promise.all([issue(of), issue(of)])
    expect(a.invites).toHaveLength(4)
    expect(a.invites).toEqual(b.invites)
  })

  it('answers a repeat with the same codes, which lie nowhere in clear', async () => {
    const of = await newClass('Яшин Лев')
    const idempotencyKey = newId()
    const first = await issue(of, '', idempotencyKey)
    expect(await issue(of, '', idempotencyKey)).toEqual(first)
    await expect(issue(of, of.families[0]!.pupil.pupilId, idempotencyKey)).rejects.toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    })
    const code = first.invites[0]!.code
    const kept = await box.db.read({ everySchool: true }, (read) =>
      read.rows<{ text: string }>(
        'test',
        sql`
          select encode(response, 'escape') as text from idempotency_key
          union all
          select invite::text from invite
          union all
          select coalesce(after, '') from audit`,
      ),
    )
    const everything = kept.map(({ text }) => text).join('\n')
    expect(everything).toContain(first.invites[0]!.inviteId)
    for (const secret of [code, code.replaceAll('-', '')]) expect(everything).not.toContain(secret)
  })

  it('refuses a person of another class', async () => {
    const of = await newClass('Яшин Лев')
    await expect(issue(of, newId())).rejects.toMatchObject({
      reason: 'PERSON_NOT_FOUND',
      violations: [{ field: 'personId' }],
    })
  })

  it('is audited', async () => {
    const { schoolId } = school
    const check = await box.db.read({ schoolId }, (read) => verifyAudit(read, schoolId))
    expect(check.entries).toBeGreaterThan(5)
    expect(check.brokenAt).toBeUndefined()
  })
})

describe('revoking a code', () => {
  it('ends it, and again changes nothing', async () => {
    const of = await newClass('Яшин Лев')
    const [own] = (await issue(of)).invites
    const asked = { schoolId: of.schoolId, inviteId: own!.inviteId }
    const revoked = await invitesOf().revokeInvite(asked)
    expect(revoked).toMatchObject({
      inviteId: own!.inviteId,
      state: InviteState.REVOKED,
      code: '',
    })
    expect(await invitesOf().revokeInvite(asked)).toEqual(revoked)
    expect((await invitesOf().listInvites(of)).invites[0]).toEqual(revoked)
  })

  it('is refused for one that is not there', async () => {
    const { schoolId } = school
    await expect(invitesOf().revokeInvite({ schoolId, inviteId: newId() })).rejects.toMatchObject({
      reason: 'INVITE_NOT_FOUND',
    })
    await expect(invitesOf().revokeInvite({ schoolId, inviteId: '1' })).rejects.toMatchObject({
      reason: 'NOT_AN_ID',
    })
  })
})

describe('who keeps the codes', () => {
  const attempts = async (caller: Parameters<typeof invitesOf>[0]) => {
    const of = await newClass('Яшин Лев')
    const [own] = (await issue(of)).invites
    const { schoolId, classId } = of
    const invites = invitesOf(caller)
    const outcomes = await Promise.allSettled([
      invites.listInvites({ schoolId, classId }),
      invites.issueInvites({ schoolId, classId, personId: '' }),
      invites.revokeInvite({ schoolId, inviteId: own!.inviteId }),
    ])
    return outcomes.map((one) => (one.status === 'fulfilled' ? 'ok' : one.reason.reason))
  }

  it('is the administrator, for every class', async () => {
    expect(await attempts(school.admin)).toEqual(['ok', 'ok', 'ok'])
  })

  it('is no class teacher of another class', async () => {
    const { schoolId, classId } = school
    const other = callers.classTeacher({ schoolId, classId, personId: newId() })
    expect(await attempts(other)).toEqual(['NOT_YOUR_CLASS', 'NOT_YOUR_CLASS', 'NOT_YOUR_CLASS'])
  })

  it('is nobody of another school: to them there is nothing', async () => {
    const foreign = callers.schoolAdmin({ schoolId: newId(), personId: newId() })
    expect(await attempts(foreign)).toEqual([
      'CLASS_NOT_FOUND',
      'CLASS_NOT_FOUND',
      'INVITE_NOT_FOUND',
    ])
  })

  it.each([
    ['a teacher', (of: callers.InSchool) => callers.teacher(of)],
    ['the director', (of: callers.InSchool) => callers.director(of)],
    ['the authority', () => authority],
    ['the gateway', () => callers.serviceCaller('gateway')],
  ])('is not %s', async (_, caller) => {
    const outcome = await attempts(caller({ schoolId: school.schoolId, personId: newId() }))
    expect(outcome).toEqual(Array(3).fill('ROLE_NOT_ALLOWED'))
  })
})
