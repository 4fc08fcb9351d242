import { createCallerSigner, generateCallerKeys } from '@zvonok/runtime/caller'
import type { Caller, Grant } from '@zvonok/runtime/caller'

const keys = generateCallerKeys()

/** What the services under test verify with. */
export const callerPublicKey = async (): Promise<string> => JSON.stringify((await keys).publicJwk)

/** The token a gateway would send. */
export const signed = async (caller: Caller): Promise<string> =>
  createCallerSigner((await keys).privateJwk)(caller)

/** A human with these grants; the account is named after the first person. */
export const person = (...grants: readonly Grant[]): Caller => ({
  accountId: `account-of-${grants[0]?.personId ?? 'nobody'}`,
  kind: 'person',
  grants,
})

export interface InSchool {
  readonly schoolId: string
  readonly personId: string
}

const inSchool =
  (role: string) =>
  ({ schoolId, personId }: InSchool): Caller =>
    person({ role, schoolId, personId })

export const teacher = inSchool('teacher')
export const schoolAdmin = inSchool('school-admin')
export const director = inSchool('director')
export const deputyHead = inSchool('deputy-head')
export const dispatcher = inSchool('dispatcher')
export const secretary = inSchool('secretary')

export const classTeacher = (of: InSchool & { readonly classId: string }): Caller =>
  person(
    { role: 'class-teacher', ...of },
    { role: 'teacher', schoolId: of.schoolId, personId: of.personId },
  )

export interface Child {
  readonly schoolId: string
  readonly classId: string
  readonly pupilId: string
}

export const pupil = (child: Child): Caller =>
  person({ role: 'pupil', personId: child.pupilId, ...child })

/** One grant per child; the children may be in different schools. */
export const parent = ({
  personId,
  children,
}: {
  readonly personId: string
  readonly children: readonly Child[]
}): Caller => person(...children.map((child) => ({ role: 'parent', personId, ...child })))

export interface InRegion {
  readonly regionId: string
  readonly municipalityId?: string
  readonly personId: string
}

const inRegion =
  (role: string) =>
  (of: InRegion): Caller =>
    person({ role, ...of })

export const inspector = inRegion('inspector')
export const regionAuthority = inRegion('region-authority')
export const municipalAuthority = inRegion('municipal-authority')

/** A machine of ours; `gateway` above all. */
export const serviceCaller = (service: string): Caller => ({
  accountId: '',
  kind: 'service',
  service,
  grants: [],
})
