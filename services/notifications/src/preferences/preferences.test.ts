import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { PreferenceServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { newId } from '@zvonok/runtime/id'
import { person } from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startNotifications } from '../service.ts'

let box: Box
beforeAll(async () => {
  box = await startBox('notifications', startNotifications)
})
afterAll(() => box[Symbol.asyncDispose]())

const preferencesOf = (personId = newId()) =>
  box.client(
    PreferenceServiceDefinition,
    person({ role: 'parent', schoolId: newId(), personId, pupilId: newId() }),
  )

it('has defaults until something is chosen: no e-mail, quiet nights', async () => {
  expect(await preferencesOf().getPreferences({})).toEqual({
    byEmail: [],
    quietFrom: '22:00',
    quietTo: '07:00',
    // The box has no mail server.
    isEmailSent: false,
    email: '',
  })
})

it('keeps what was chosen, once per kind, also when the command is repeated', async () => {
  const preferences = preferencesOf()
  const chosen = {
    byEmail: [NoticeKind.FINAL, NoticeKind.ABSENCE],
    quietFrom: '21:30',
    quietTo: '08:00',
    isEmailSent: false,
    email: '',
  }
  const request = { preferences: { ...chosen, byEmail: [...chosen.byEmail, NoticeKind.FINAL] } }
  const idempotencyKey = newId()
  expect(await preferences.putPreferences(request, { idempotencyKey })).toEqual(chosen)
  expect(await preferences.putPreferences(request, { idempotencyKey })).toEqual(chosen)
  expect(await preferences.getPreferences({})).toEqual(chosen)
  const other = { preferences: { ...chosen, byEmail: [] } }
  await expect(preferences.putPreferences(other, { idempotencyKey })).rejects.toMatchObject({
    reason: 'IDEMPOTENCY_KEY_REUSED',
  })
  expect(await preferencesOf().getPreferences({})).toMatchObject({ byEmail: [] })
})

it('refuses what is no time and no kind', async () => {
  const empty = { isEmailSent: false, email: '' }
  const wrong = { ...empty, byEmail: [], quietFrom: '25:00', quietTo: '' }
  await expect(preferencesOf().putPreferences({ preferences: wrong })).rejects.toMatchObject({
    violations: [{ field: 'preferences.quietFrom', reason: 'TIME_INVALID' }],
  })
  const unknown = { ...empty, byEmail: [NoticeKind.UNSPECIFIED], quietFrom: '', quietTo: '' }
  await expect(preferencesOf().putPreferences({ preferences: unknown })).rejects.toMatchObject({
    violations: [{ field: 'preferences.byEmail[0]', reason: 'NOTICE_KIND_UNKNOWN' }],
  })
  await expect(preferencesOf().putPreferences({ preferences: undefined })).rejects.toMatchObject({
    violations: [{ field: 'preferences', reason: 'REQUIRED' }],
  })
})
