import { PutStaffRequest, Staff, StaffChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { parseSnils } from '@zvonok/policy/snils'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { localDate } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers, mayGrantRoles } from '../access.ts'
import { createCheck } from '../check.ts'
import type { WithSnils } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { checkEmail, checkName } from '../person-fields.ts'
import { toStaff, type StaffRow } from './rows.ts'
import { isStaffRole, sameRoles, startIsPlausible } from './rules.ts'
import { lockStaff, saveStaff } from './staff-store.ts'

const checkRequest = (request: PutStaffRequest, today: string) => {
  const check = createCheck()
  const id = check.optionalId('personId', request.personId)
  const name = checkName(check, request.name)
  const position = check.text('position', request.position, 200)
  const roles = [...new Set(request.roles)]
  roles.forEach((role, index) => check.that(`roles[${index}]`, isStaffRole(role), 'ROLE_UNKNOWN'))
  const snils = request.snils === '' ? '' : check.decided('snils', parseSnils(request.snils), '')
  const email = checkEmail(check, request.email)
  const startsOn = check.date('from', request.from)
  const endsOn = check.optionalDate('until', request.until)
  check.that('until', endsOn === undefined || startsOn <= endsOn, 'ENDS_BEFORE_START')
  check.done()
  check.that('from', startIsPlausible(startsOn, today), 'STAFF_START_IMPLAUSIBLE')
  check.done()
  return { id, snils, member: { ...name, position, roles, email, startsOn, endsOn } }
}

export const putStaff =
  (deps: WithSnils) =>
  async (request: PutStaffRequest, context: Context): Promise<Staff> => {
    const { schoolId, expectedVersion } = request
    const { caller } = context
    await allowIn(deps.db, caller, schoolId, keepers.staff)
    const { id, snils, member } = checkRequest(request, localDate(deps.clock, 'UTC'))
    const by = { clock: deps.clock, actor: actorIn(caller, schoolId, ...keepers.staff) }

    const decide = async (tx: Tx): Promise<Staff> => {
      const before = id === undefined ? undefined : await lockStaff(tx, schoolId, id)
      const version = nextVersion({ what: 'staff', id, expectedVersion, before })
      if (!sameRoles(member.roles, before?.roles ?? []) && !mayGrantRoles(caller, schoolId)) {
        throw forbidden('ROLES_NOT_YOURS_TO_GIVE')
      }
      const kept = snils === '' ? { snilsHash: before?.snilsHash } : deps.snils.keep(snils)
      const row: StaffRow = { ...member, ...kept, schoolId, personId: id ?? newId(), version }
      await saveStaff(tx, [row])
      const staff = toStaff(row)
      record(tx, by, {
        schoolId,
        message: StaffChanged,
        event: { staff },
        subject: 'staff',
        id: row.personId,
        version,
        before: before && toStaff(before),
        after: staff,
      })
      return staff
    }
    return command(
      deps,
      context,
      { schoolId, request, requestType: PutStaffRequest },
      decide,
      Staff,
    )
  }
