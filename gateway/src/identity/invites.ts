import {
  ActivationServiceDefinition,
  InviteServiceDefinition,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { del, feature, get, post } from '../feature.ts'

export const invites = feature(InviteServiceDefinition, {
  listInvites: get('/schools/:schoolId/classes/:classId/invites'),
  issueInvites: post('/schools/:schoolId/classes/:classId/invites'),
  revokeInvite: del('/schools/:schoolId/invites/:inviteId'),
})

export const activation = feature(ActivationServiceDefinition, {
  checkInvite: post('/activation/check', { openTo: 'visitor' }),
  activateInvite: post('/activation', { openTo: 'visitor' }),
  addInvite: post('/activation/add'),
})
