import { randomBytes } from 'node:crypto'
import {
  InviteState,
  IssueInvitesRequest,
  ListInvitesResponse,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { InviteServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { inviteCodeFrom, inviteCodeLength } from '@zvonok/policy/invite-code'
import { audit } from '@zvonok/runtime/audit'
import { actorIn } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Handlers } from '@zvonok/runtime/rpc'
import { inviteKeepers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { lockClass } from '../replicas/reading.ts'
import { sealedMessage } from '../sealed-message.ts'
import type { Secrets } from '../secrets.ts'
import { allowInvitesOf } from './allow.ts'
import { toInvites } from './messages.ts'
import { expiryOf, stateOf } from './rules.ts'
import { insertInvites, listClassInvites, markRevoked } from './store.ts'
import type { ClassInvite, NewInvite } from './store.ts'

const isLive = ({ expiresAt, usedAt, revokedAt }: ClassInvite): boolean =>
  expiresAt !== undefined && usedAt === undefined && revokedAt === undefined

const works = (row: ClassInvite, now: Date): boolean =>
  row.expiresAt !== undefined &&
  stateOf({ ...row, expiresAt: row.expiresAt }, now) === InviteState.OPEN

/** Those who get a code now: everyone without one that works, or the one person asked for anew. */
const wanting = (rows: readonly ClassInvite[], personId: string, now: Date): ClassInvite[] => {
  if (personId === '') return rows.filter((row) => !row.hasAccess && !works(row, now))
  const own = rows.filter((row) => row.personId === personId)
  if (own.length === 0) throw invalid('personId', 'PERSON_NOT_FOUND')
  const without = own.filter((row) => !row.hasAccess)
  if (without.length === 0) throw invalid('personId', 'PERSON_ALREADY_LINKED')
  return without
}

const newInvite =
  (secrets: Secrets) =>
  ({ personId, pupilId }: ClassInvite): NewInvite => {
    const code = inviteCodeFrom(randomBytes(inviteCodeLength))
    return {
      inviteId: newId(),
      personId,
      pupilId,
      codeHash: secrets.codeHash(code),
      codeSealed: secrets.close(code),
    }
  }

export const issueInvites =
  (deps: Deps): Handlers<typeof InviteServiceDefinition>['issueInvites'] =>
  (request, context) => {
    const { clock, secrets } = deps
    const { schoolId, classId, personId } = request

    const decide = async (tx: Tx): Promise<ListInvitesResponse> => {
      lockClass(tx, schoolId, classId)
      const { zone } = await allowInvitesOf(tx, context.caller, request)
      const now = clock.now()
      const ofClass = { schoolId, classId, today: localDate(clock, zone) }
      const wanted = wanting(await listClassInvites(tx, ofClass), personId, now)
      const replaced = wanted.filter(isLive).flatMap(({ inviteId = '' }) => inviteId)
      const issued = wanted.map(newInvite(secrets))
      markRevoked(tx, schoolId, replaced, now)
      insertInvites(tx, schoolId, issued, { issuedAt: now, expiresAt: expiryOf(now) })
      const rows = await listClassInvites(tx, ofClass)
      audit(tx, {
        schoolId,
        actor: actorIn(context.caller, schoolId, ...inviteKeepers),
        action: 'invites.issue',
        subject: `class/${classId}`,
        before: { revoked: replaced },
        after: { issued: issued.map(({ inviteId }) => inviteId) },
        at: now,
      })
      return { invites: toInvites(rows, secrets, now) }
    }
    const asked = { schoolId, request, requestType: IssueInvitesRequest }
    return command(deps, context, asked, decide, sealedMessage(secrets, ListInvitesResponse))
  }
