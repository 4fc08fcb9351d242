import {
  ActivationServiceDefinition,
  InviteServiceDefinition,
  InviteState,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { gateway, issuer, startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { tellParent, tellPupil, tellSchool } from '../testing/town.ts'
import type { TestSchool } from '../testing/town.ts'

let box: IdentityBox
let school: TestSchool

beforeAll(async () => {
  box = await startIdentityBox()
  school = await tellSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

describe('activation', () => {
  it('goes from code to sign-in', async () => {
    const { schoolId, classId } = school
    const pupil = await tellPupil(box, school)
    const parent = await tellParent(box, schoolId, [pupil.pupilId])
    const invites = box.client(InviteServiceDefinition, school.teacher)
    const issued = await invites.issueInvites({ schoolId, classId, personId: '' })
    expect(issued.invites).toMatchObject([
      { personId: pupil.pupilId, role: 'pupil', state: InviteState.OPEN },
      { personId: parent.personId, role: 'parent', personName: 'Белова Анна Юрьевна' },
    ])
    const code = issued.invites[1]?.code ?? ''
    const visitor = box.client(ActivationServiceDefinition)
    expect(await visitor.checkInvite({ code })).toMatchObject({
      schoolName: 'Школа № 3',
      className: '5А',
      pupilGivenName: 'Иван',
      role: 'parent',
      isUnder14: true,
    })
    const password = 'a long enough password'
    await visitor.activateInvite({ code, username: 'Belova.AY', password })
    const account = await box.directory.findByUsername('belova.ay')
    const signIns = box.client(SignInServiceDefinition, gateway)
    const signedIn = await signIns.signIn({
      issuer,
      subject: account?.subject ?? '',
      username: 'belova.ay',
      identityProvider: '',
      snils: '',
      isConfirmed: false,
      inviteCode: '',
    })
    expect(signedIn).toMatchObject({
      displayName: 'Анна Юрьевна',
      grants: [{ role: 'parent', personId: parent.personId, pupilId: pupil.pupilId, classId }],
    })
  })
})
