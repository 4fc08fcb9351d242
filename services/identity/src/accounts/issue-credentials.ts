import {
  IssueCredentialsRequest,
  IssueCredentialsResponse,
} from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { actorIn, isIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'
import type { Context, Handlers } from '@zvonok/runtime/rpc'
import { accountKeepers, maySeeSchool } from '../access.ts'
import type { WithDirectory } from '../deps.ts'
import { insertAccounts } from '../links/account-store.ts'
import { linkPersons } from '../links/link.ts'
import { refuseAll } from '../logins/rules.ts'
import { deleteClaims } from '../logins/store.ts'
import { repeatable } from '../repeatable.ts'
import { sealedMessage } from '../sealed-message.ts'
import { createStaffLogins } from './create-staff-logins.ts'
import type { StaffLogin } from './create-staff-logins.ts'
import { recordReissued, reissue } from './reissue.ts'
import type { Reissued } from './reissue.ts'
import { listStaff, staffName } from './store.ts'
import type { StaffRow } from './store.ts'

/** Why the school gives no new password to somebody who signs in already. */
const whyKept = ({ username, reachesBeyond }: StaffRow): string | undefined => {
  if (username === undefined) return 'PERSON_ALREADY_LINKED'
  return reachesBeyond ? 'ACCOUNT_BEYOND_SCHOOL' : undefined
}

/** All staff without a login, or those asked for: with a login, they get a new password [M А.7]. */
const wanting = (staff: readonly StaffRow[], personIds: readonly string[]): StaffRow[] => {
  if (personIds.length === 0) return staff.filter(({ isLinked }) => !isLinked)
  const violations: Violation[] = []
  const byId = new Map(staff.map((row) => [row.personId, row]))
  const wanted = [...new Set(personIds)].flatMap((personId) => byId.get(personId) ?? [])
  for (const [at, personId] of personIds.entries()) {
    const field = `personIds[${at}]`
    const row = byId.get(personId)
    const reason = row === undefined ? 'STAFF_NOT_FOUND' : row.isLinked ? whyKept(row) : undefined
    if (reason !== undefined) violations.push({ field, reason })
  }
  refuseAll(violations)
  return wanted
}

interface Prepared {
  readonly logins: readonly StaffLogin[]
  readonly reissued: readonly Reissued[]
}

/** Whether an account reaches beyond the school is asked across schools. */
const everySchool = { everySchool: true } as const

/** Accounts in the directory first, then all are linked by one transaction. */
export const issueCredentials =
  (deps: WithDirectory): Handlers<typeof AccountServiceDefinition>['issueCredentials'] =>
  async (request: IssueCredentialsRequest, context: Context) => {
    const { db, clock, issuer, secrets } = deps
    const { schoolId, personIds } = request
    const { caller } = context
    if (!maySeeSchool(caller, schoolId)) throw notFound('school')
    if (!isIn(caller, schoolId, ...accountKeepers)) throw forbidden('ROLE_NOT_ALLOWED')
    const actor = actorIn(caller, schoolId, ...accountKeepers)
    const attempt = secrets.attempt(caller.accountId, context.idempotencyKey ?? newId())

    const prepare = async (): Promise<Prepared> => {
      const all = await db.read(everySchool, (read) => listStaff(read, schoolId, clock.now()))
      const wanted = wanting(all, personIds)
      const staff = wanted.filter(({ isLinked }) => !isLinked)
      const logins = await createStaffLogins(deps, { schoolId, staff, attempt })
      const linked = wanted.filter(({ isLinked }) => isLinked)
      return { logins, reissued: await reissue(deps, linked, attempt) }
    }

    const decide = async (
      tx: Tx,
      { logins, reissued }: Prepared,
    ): Promise<IssueCredentialsResponse> => {
      const accounts = logins.map((login) => ({ ...login, accountId: newId(), issuer }))
      await insertAccounts(tx, accounts, clock.now())
      await linkPersons(tx, {
        clock,
        way: 'credentials',
        actor,
        links: accounts.map(({ accountId, row }) => ({
          schoolId,
          personId: row.personId,
          accountId,
        })),
      })
      deleteClaims(
        tx,
        logins.map(({ username }) => username),
      )
      recordReissued(tx, deps, { schoolId, actor, rows: reissued.map(({ row }) => row) })
      return {
        credentials: [...logins, ...reissued].map(({ row, username, password }) => ({
          personId: row.personId,
          personName: staffName(row),
          username,
          password,
        })),
      }
    }

    const asked = { schoolId, request, requestType: IssueCredentialsRequest }
    const answerType = sealedMessage(secrets, IssueCredentialsResponse)
    return repeatable(prepare, (prepared) =>
      command(deps, context, asked, async (tx) => decide(tx, await prepared()), answerType),
    )
  }
