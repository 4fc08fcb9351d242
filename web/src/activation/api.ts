import type {
  ActivateInviteRequest,
  ActivateInviteResponse,
  InviteCheck,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import { address, request } from '../api/client.ts'
import type { Json } from '../api/types.ts'

export interface CheckedInvite extends Json<InviteCheck> {
  readonly code: string
}

// One try each: a repeated guess would count against the person.
export const checkInvite = async (code: string): Promise<CheckedInvite> => ({
  ...(await request<Json<InviteCheck>>('POST', '/api/activation/check', { body: { code } })),
  code,
})

export const activateInvite = (
  body: ActivateInviteRequest,
): Promise<Json<ActivateInviteResponse>> => request('POST', '/api/activation', { body })

export const addInvite = (code: string): Promise<Json<InviteCheck>> =>
  request('POST', '/api/activation/add', { body: { code } })

export const gosuslugiAddress = (code: string): string =>
  address('/auth/sign-in', { way: 'gosuslugi', invite: code, returnTo: '/' })
