import type {
  Invite,
  InviteState,
  ListInvitesResponse,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { Json } from '../../api/types.ts'
import { enumName, type EnumName } from '../../school/enum-name.ts'

export type InviteEntry = Json<Invite>
export type InvitesAnswer = Json<ListInvitesResponse>
export type StateName = EnumName<'INVITE_STATE', InviteState>

export const stateOf = ({ state }: InviteEntry): StateName => enumName('INVITE_STATE', state)

/** The latest code of each person and child: earlier ones, revoked or expired, say nothing any more. */
export const latestInvites = (invites: readonly InviteEntry[]): readonly InviteEntry[] => {
  const latest = new Map<string, InviteEntry>()
  const rank = { OPEN: 3, USED: 2, EXPIRED: 1, REVOKED: 0, UNSPECIFIED: 0 } as const
  for (const invite of invites) {
    const key = `${invite.personId}/${invite.pupilId}`
    const known = latest.get(key)
    if (known === undefined || rank[stateOf(invite)] > rank[stateOf(known)]) latest.set(key, invite)
  }
  return [...latest.values()]
}

/** Codes that work, to print on slips. */
export const openInvites = (invites: readonly InviteEntry[]): readonly InviteEntry[] =>
  invites.filter((invite) => stateOf(invite) === 'OPEN' && invite.code !== '')
