import type { IssueCredentialsResponse } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type { GrantRoleResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { ListClassesResponse, SchoolClass } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Import } from '@zvonok/contracts/zvonok/registry/v1/imports'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type {
  ListPupilsResponse,
  ListStaffResponse,
  Pupil,
  Staff,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import type { ListPeriodSetsResponse } from '@zvonok/contracts/zvonok/registry/v1/periods'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { demoAdministrator } from '@zvonok/local/demo/accounts'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import type { WantedSchool } from './cast.ts'
import { Person } from './person.ts'
import { eventually } from './platform.ts'
import { schoolWorkbook } from './workbooks.ts'

export const year = 2026

export interface FoundSchool {
  readonly school: School
  /** `/schools/<id>` */
  readonly path: string
  readonly admin: Person
  readonly staff: readonly Staff[]
  readonly pupils: readonly Pupil[]
  readonly classes: readonly SchoolClass[]
}

/** The first account of every installation. */
export const regionAuthority = (url: string): Promise<Person> =>
  new Person(url).signIn(demoAdministrator.username, demoAdministrator.password)

/** Grants a role to a new login and signs in with it. */
export const grantTo = async (
  authority: Person,
  username: string,
  role: string,
  scope: { readonly schoolId?: string; readonly municipalityId?: string } = {},
): Promise<Person> => {
  const { temporaryPassword } = await authority.post<GrantRoleResponse>('/grants', {
    username,
    holder: `Обладатель роли ${role}`,
    role,
    ...scope,
  })
  return new Person(authority.url).signIn(username, temporaryPassword)
}

/** A school with an administrator who has signed in. */
export const createSchool = async (
  authority: Person,
  wanted: WantedSchool,
  municipalities: readonly Municipality[],
): Promise<{ school: School; admin: Person }> => {
  const municipality = municipalities.find(({ name }) => name === wanted.municipality)
  const school = await authority.post<School>('/schools', {
    municipalityId: municipality?.municipalityId,
    name: wanted.name,
    shortName: wanted.shortName,
    policyPreset: wanted.preset,
    year,
  })
  // Identity hears of the school from the registry.
  const admin = await eventually(async () => {
    try {
      return await grantTo(authority, wanted.admin, 'school-admin', { schoolId: school.schoolId })
    } catch (error) {
      if (String(error).includes('SCHOOL_NOT_FOUND')) return undefined
      throw error
    }
  })
  return { school, admin }
}

const kinds = [
  ['QUARTER', 'quarter'],
  ['HALF_YEAR', 'half-year'],
] as const

/** Quarters for the lower grades, half-years for the upper ones, with their holidays. */
export const putPeriods = async (admin: Person, path: string): Promise<void> => {
  for (const [kind, name] of kinds) {
    const { periods, holidays } = defaultYearPlan(year, name)
    await admin.put(`${path}/periods`, {
      year,
      kind,
      periods: periods.map(({ number, name: called, startsOn, endsOn }) => ({
        number,
        name: called,
        startsOn,
        endsOn,
      })),
      holidays: holidays.map(({ name: called, startsOn, endsOn }) => ({
        name: called,
        startsOn,
        endsOn,
      })),
    })
  }
}

/** The id of the first quarter. */
export const firstPeriodOf = async ({
  admin,
  path,
}: Pick<FoundSchool, 'admin' | 'path'>): Promise<string> => {
  const { periodSets } = await admin.get<ListPeriodSetsResponse>(`${path}/periods?year=${year}`)
  const quarters = periodSets.find(({ kind }) => (kind as string) === 'QUARTER')
  const [first] = quarters?.periods ?? []
  if (first === undefined) throw new Error('no quarters')
  return first.periodId
}

/** As the API names it: without the prefix of the generated types. */
export const stateOf = ({ state }: { readonly state: string }): string => state

/** The import once it is checked. */
export const startImport = async (admin: Person, path: string, file: Buffer): Promise<Import> => {
  const started = await admin.upload<Import>('POST', `${path}/imports`, file, {
    year: String(year),
  })
  return eventually(async () => {
    const now = await admin.get<Import>(`${path}/imports/${started.importId}`)
    return stateOf(now) !== 'CHECKING' && now
  })
}

export const applyImport = async (
  admin: Person,
  path: string,
  importId: string,
): Promise<Import> => {
  await admin.post(`${path}/imports/${importId}/apply`)
  return eventually(async () => {
    const now = await admin.get<Import>(`${path}/imports/${importId}`)
    return stateOf(now) === 'APPLIED' && now
  })
}

/** A school from its periods to its people. */
export const peopleSchool = async (
  { school, admin }: { readonly school: School; readonly admin: Person },
  wanted: WantedSchool,
): Promise<FoundSchool> => {
  const path = `/schools/${school.schoolId}`
  await putPeriods(admin, path)
  const checked = await startImport(admin, path, await schoolWorkbook(wanted.file))
  if (stateOf(checked) !== 'READY') throw new Error(JSON.stringify(checked.problems))
  await applyImport(admin, path, checked.importId)
  const { staff } = await admin.get<ListStaffResponse>(`${path}/staff`)
  const { pupils } = await admin.get<ListPupilsResponse>(`${path}/pupils`)
  const { classes } = await admin.get<ListClassesResponse>(`${path}/classes?year=${year}`)
  return { school, path, admin, staff, pupils, classes }
}

const fullName = ({ name }: { name?: Staff['name'] }): string =>
  `${name?.surname} ${name?.givenName} ${name?.patronymic}`

export const personIdOf = ({ staff }: FoundSchool, name: string): string => {
  const found = staff.find((member) => fullName(member) === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found.personId
}

export const pupilIdOf = ({ pupils }: FoundSchool, name: string): string => {
  const found = pupils.find((pupil) => fullName(pupil).startsWith(name))
  if (found === undefined) throw new Error(`no pupil is called ${name}`)
  return found.pupilId
}

export const classIdOf = ({ classes }: FoundSchool, name: string): string => {
  const found = classes.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no class is called ${name}`)
  return found.classId
}

/** Issues a login to a member of staff, who signs in and changes the temporary password. */
export const signInStaff = async (found: FoundSchool, name: string): Promise<Person> => {
  const personId = personIdOf(found, name)
  const [issued] = await eventually(async () => {
    const { status, body } = await found.admin.ask('POST', `${found.path}/accounts`, {
      body: { personIds: [personId] },
    })
    if (status === 200) return (body as IssueCredentialsResponse).credentials
    // Identity hears of the staff from the registry.
    if (JSON.stringify(body).includes('NOT_FOUND')) return undefined
    throw new Error(JSON.stringify(body))
  })
  if (issued === undefined) throw new Error(`no login for ${name}`)
  return new Person(found.admin.url).signIn(issued.username, issued.password)
}
