import type { GrantRoleRequest, RoleGrant } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { addDays, isDate } from '@zvonok/policy/dates'
import { normalizeText } from '@zvonok/policy/names'
import { isId } from '@zvonok/runtime/id'
import type { Violation } from '@zvonok/runtime/refusal'
import { refuseAll } from '../logins/rules.ts'

export interface GrantRow {
  readonly grantId: string
  readonly accountId: string
  readonly username: string
  /** Of an integrator. */
  readonly clientId?: string | undefined
  readonly holder: string
  readonly role: string
  readonly regionId: string
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
  /** Municipality of the school, for those who read by municipality. */
  readonly schoolMunicipalityId?: string | undefined
  readonly startsOn: string
  readonly endsOn?: string | undefined
  readonly version: number
}

export const toRoleGrant = (row: GrantRow): RoleGrant => ({
  grantId: row.grantId,
  accountId: row.accountId,
  username: row.username,
  holder: row.holder,
  role: row.role,
  municipalityId: row.municipalityId ?? '',
  schoolId: row.schoolId ?? '',
  from: row.startsOn,
  until: row.endsOn ?? '',
  clientId: row.clientId ?? '',
})

type Need = 'needed' | 'possible' | 'none'

/** Roles granted by hand and the scope each has; all others follow from the registry [S 1.1, M 1.12]. */
const scopes: ReadonlyMap<string, { readonly municipality: Need; readonly school: Need }> = new Map(
  [
    ['region-authority', { municipality: 'none', school: 'none' }],
    ['municipal-authority', { municipality: 'needed', school: 'none' }],
    ['inspector', { municipality: 'possible', school: 'possible' }],
    ['school-admin', { municipality: 'none', school: 'needed' }],
  ],
)

export interface AskedGrant {
  readonly holder: string
  readonly role: string
  readonly municipalityId: string | undefined
  readonly schoolId: string | undefined
  readonly from: string | undefined
  readonly until: string | undefined
}

const longestHolder = 200

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const idProblem = (value: string, need: Need): string | undefined => {
  if (value === '') return need === 'needed' ? 'REQUIRED' : undefined
  if (need === 'none') return 'NOT_FOR_THIS_ROLE'
  return isId(value) ? undefined : 'NOT_AN_ID'
}

const dateProblem = (value: string): string | undefined =>
  value === '' || isDate(value) ? undefined : 'DATE_INVALID'

/** Narrower is enough: the school lies in its municipality. */
const twoScopes = ({ municipalityId, schoolId }: GrantRoleRequest): string | undefined =>
  municipalityId !== '' && schoolId !== '' ? 'SCOPE_ONE_OF_TWO' : undefined

const holderProblem = (holder: string): string | undefined => {
  if (holder.length < 2) return holder === '' ? 'REQUIRED' : 'TOO_SHORT'
  return holder.length > longestHolder ? 'TOO_LONG' : undefined
}

/** The request as domain values; refuses with everything that is wrong in it. */
export const checkGrant = (
  request: GrantRoleRequest,
  nameField: 'holder' | 'name' = 'holder',
): AskedGrant => {
  const { role, municipalityId, schoolId, from, until } = request
  const holder = normalizeText(request.holder)
  const scope = scopes.get(role)
  const problems: Readonly<Record<string, string | undefined>> = {
    [nameField]: holderProblem(holder),
    role: scope === undefined ? 'ROLE_NOT_GRANTABLE' : undefined,
    municipalityId: scope && idProblem(municipalityId, scope.municipality),
    schoolId: scope && (idProblem(schoolId, scope.school) ?? twoScopes(request)),
    from: dateProblem(from),
    until: dateProblem(until) ?? (until !== '' && until < from ? 'ENDS_BEFORE_START' : undefined),
  }
  refuseAll(
    Object.entries(problems).flatMap(([field, reason]): Violation[] =>
      reason === undefined ? [] : [{ field, reason, details: {} }],
    ),
  )
  return {
    holder,
    role,
    municipalityId: absent(municipalityId),
    schoolId: absent(schoolId),
    from: absent(from),
    until: absent(until),
  }
}

/** The last day of a grant ended now: `until`, or yesterday, which ends it at once. */
export const endOf = (grant: GrantRow, until: string, today: string): string => {
  const wanted = until === '' ? addDays(today, -1) : until
  const earliest = addDays(grant.startsOn, -1)
  return wanted < earliest ? earliest : wanted
}
